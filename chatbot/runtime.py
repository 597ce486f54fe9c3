"""The bundle that is being served: opened once, replaced by a newer one without dropping a request."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from chatbot.knowledge import Knowledge, build_knowledge
from chatbot.ports import Engine

CHECK_EVERY_S = 2.0
"""How often a request looks whether the pointer names another bundle."""

log = structlog.get_logger("chatbot")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An engine and its Catalogue prepared for answering; both of one bundle, so that no answer mixes two."""

    engine: Engine
    knowledge: Knowledge


def prepare(engine: Engine) -> Loaded:
    """Prepare the Catalogue of an engine."""
    return Loaded(engine, build_knowledge(engine.catalogue))


class Runtime:
    """Holds what is loaded. `current()` is cheap; a new bundle is opened in the background and swapped in."""

    def __init__(self, pointer: Path | None, open_engine: Callable[[], Engine], loaded: Loaded | None = None) -> None:
        self._pointer = pointer
        self._open = open_engine
        self._loaded = loaded
        self._reason = ""
        self._seen = ""
        self._checked = 0.0
        self._lock = threading.Lock()

    @property
    def reason(self) -> str:
        """Why nothing is loaded, in Spanish; empty if something is."""
        return "" if self._loaded else self._reason or "El índice todavía no está cargado."

    def idle(self) -> bool:
        """Whether no bundle is being opened now."""
        return not self._lock.locked()

    def current(self) -> Loaded | None:
        """What to answer with, or None. The first call opens the bundle; later ones look for a newer one."""
        if self._pointer is None:
            return self._loaded
        now = time.monotonic()
        if self._loaded is not None and now - self._checked < CHECK_EVERY_S:
            return self._loaded
        if self._loaded is None:
            with self._lock:
                if self._loaded is None:
                    self._reload()
            return self._loaded
        self._checked = now
        if self._named() != self._seen and self._lock.acquire(blocking=False):
            threading.Thread(target=self._reload_and_release, name="reload", daemon=True).start()
        return self._loaded

    def _reload_and_release(self) -> None:
        try:
            self._reload()
        finally:
            self._lock.release()

    def _reload(self) -> None:
        """Open what the pointer names; on any fault the old bundle stays and the reason is kept."""
        from search_index.errors import SearchIndexError

        named = self._named()
        try:
            loaded = prepare(self._open())
        except (SearchIndexError, ValueError, KeyError, OSError) as error:
            self._reason = str(error)
            self._seen = named if self._loaded is not None else ""
            log.error("bundle_refused", reason=str(error), kept=self._loaded is not None)
            return
        self._loaded, self._seen, self._reason = loaded, named, ""
        self._checked = time.monotonic()
        log.info("bundle_loaded", index_version=loaded.engine.version)

    def _named(self) -> str:
        """What the pointer says now; empty if it cannot be read."""
        assert self._pointer is not None
        try:
            return self._pointer.read_text(encoding="utf-8").strip()
        except OSError:
            return ""

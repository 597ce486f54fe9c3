"""Waits for saved files with watchdog; several files saved within a moment count as one save. Builds nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_S = 0.15
"""A save is over when nothing more was written for so long: editors write a file in several steps."""

_READING = {"opened", "closed_no_write"}


class Saves(FileSystemEventHandler):
    """Saves under some folders, from `start` to `stop`."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._event = threading.Event()
        self._observer = Observer()
        for folder in folders:
            self._observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something was written; temporary and hidden files of editors do not count."""
        name = Path(str(event.dest_path or event.src_path)).name
        if not event.is_directory and event.event_type not in _READING and not name.startswith(".") and name[-1] != "~":
            self._event.set()

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()

    def stop(self) -> None:
        """End watching; `wait` returns."""
        self._observer.stop()
        self._observer.join()

    def waiting(self) -> bool:
        """Whether something was saved that nobody has waited for."""
        return self._event.is_set()

    def wait(self) -> bool:
        """Block until something is saved and settled. False once watching has ended."""
        while not self._event.wait(timeout=0.2):
            if not self._observer.is_alive():
                return False
        while self._event.is_set():
            self._event.clear()
            time.sleep(QUIET_S)
        return True

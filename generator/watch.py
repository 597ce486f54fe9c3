"""An editor saves, the site follows: first the pages of the records that changed, then everything else.

The first pass shows the editor his page. It takes downloads and lists as they were and checks the saved file alone. The
second pass is a whole build and gives what `emra build` gives; a new save breaks it off and starts again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from content.catalogue import Catalogue
from content.check import check_loaded
from content.errors import ContentError, ContentProblem
from content.load import FilesRead, load
from content.settings import Settings
from generator.build import build_pages, charts_of, render_edition, spanish_edition, with_english
from generator.descargas.downloads import OpenData, open_data
from generator.errors import GeneratorError
from generator.site import SiteBuilder
from generator.write import WriteReport

Say = Callable[[str], None]
Waiting = Callable[[], bool]
"""Whether another save waits."""


class SupersededError(Exception):
    """Another file was saved while the whole site was being built."""


@dataclass
class Workshop:
    """What a rebuild needs, kept from one save to the next. Close it, or use it in a `with`."""

    settings: Settings
    root: Path
    data: Path
    builder: SiteBuilder = field(init=False)
    _files: FilesRead = field(default_factory=dict)
    _catalogue: Catalogue | None = None
    _downloads: OpenData | None = None

    def __post_init__(self) -> None:
        self.builder = SiteBuilder(self.settings, self.root)

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        self.builder.close()

    def whole(self, waiting: Waiting = lambda: False) -> WriteReport:
        """Build everything that changed. Raises ContentError, GeneratorError or SupersededError."""

        def progress(step: str, done: int, total: int) -> None:
            if waiting():
                raise SupersededError

        loaded = load(self.data, self._files)
        problems = [*loaded.problems, *check_loaded(loaded)]
        if problems:
            raise ContentError(problems)
        catalogue = loaded.catalogue()
        if self._downloads is None or catalogue != self._catalogue:
            self._downloads = open_data(catalogue, self.settings.site.url)
        self._catalogue = catalogue
        build_pages(catalogue, self.settings, self.root, progress, self._downloads)
        return self.builder.build(progress, catalogue.content_hash)

    def first(self) -> tuple[str, ...]:
        """Build the pages of the records that changed since the last time; gives their addresses.

        Raises ContentError if a file cannot be read, GeneratorError if a page cannot be made.
        """
        before, downloads = self._catalogue, self._downloads
        if before is None or downloads is None:
            return ()
        loaded = load(self.data, self._files)
        if loaded.problems:
            raise ContentError(loaded.problems)
        catalogue = loaded.catalogue()
        changed = {id_ for id_, r in catalogue.registros.items() if before.registros.get(id_) != r}
        if not changed:
            return ()
        files: dict[str, bytes] = {}
        urls: list[str] = []
        spanish, english = with_english(spanish_edition(catalogue, self.root), self.root)
        for edition in (spanish, english) if english else (spanish,):
            chosen = tuple(p for p in edition.pages if p.record and p.record.global_id in changed)
            some = replace(edition, pages=chosen)
            files |= render_edition(some, charts_of(spanish.pages), self.settings, _silent, downloads)
            urls += [p.url for p in chosen]
        for name, content in files.items():
            path = self.settings.pages_dir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.builder.preview(sorted(files), catalogue.content_hash)
        return tuple(urls)


def follow(workshop: Workshop, wait: Callable[[], bool], waiting: Waiting, say: Say) -> None:
    """Rebuild after every save until `wait` says that there will be no more; faults are told, never raised."""
    _attempt(lambda: _whole(workshop, waiting), say)
    while wait():
        _attempt(lambda: _first(workshop), say)
        _attempt(lambda: _whole(workshop, waiting), say)


def _attempt(step: Callable[[], str], say: Say) -> None:
    start = time.perf_counter()
    try:
        done = step()
    except SupersededError:
        return
    except ContentError as error:
        say(_few(error.problems))
    except GeneratorError as error:
        say(str(error))
    else:
        if done:
            say(f"{done} ({time.perf_counter() - start:.1f} s)".replace(".", ","))


def _first(workshop: Workshop) -> str:
    urls = workshop.first()
    return f"Listas: {', '.join('/' + url for url in urls)}" if urls else ""


def _whole(workshop: Workshop, waiting: Waiting) -> str:
    report = workshop.whole(waiting)
    return f"Todo el sitio al día: {report.written} archivos cambiaron"


def _few(problems: list[ContentProblem] | tuple[ContentProblem, ...], most: int = 10) -> str:
    lines = [str(p) for p in problems[:most]]
    rest = len(problems) - most
    return "\n".join([*lines, f"… y {rest} problemas más: «emra check» los muestra todos."] if rest > 0 else lines)


def _silent(step: str, done: int, total: int) -> None:
    """A progress function that shows nothing."""

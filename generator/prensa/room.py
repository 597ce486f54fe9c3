"""All press notes of one Catalogue and the files of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256

from content.catalogue import Catalogue
from content.formato import Idioma, slugify
from content.model import Minuta
from generator.graficos.words import SPANISH, Say
from generator.idiomas.edition import FOLDER as ENGLISH
from generator.idiomas.phrasebook import Phrasebook
from generator.prensa.docx_file import to_docx
from generator.prensa.kit import Kit, kit
from generator.prensa.markdown import to_markdown

FOLDER = "prensa/"
SUMS = "SHA256SUMS.txt"

NAMES: dict[Idioma, str] = {"es": "minuta-{}", "en": "press-note-{}"}
"""File names of a note, without their ending: notes in two languages can lie in one folder."""


@dataclass(frozen=True, slots=True)
class KitFile:
    """A download of a kit. `path` is relative to the site; `name` is what it is called once downloaded.

    The Markdown ends in `.md.txt` on the site, because MkDocs would make a page of an `.md`.
    """

    path: str
    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """SHA-256 of the file, hexadecimal."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class PressRoom:
    """The press room of one edition of a site; `site_url` ends with a slash.

    In English `spanish` is the Catalogue that fills what has no translation, and `folder` the edition's own (`en/`).
    """

    catalogue: Catalogue
    site_name: str
    site_url: str
    spanish: Catalogue | None = None
    say: Say = SPANISH
    folder: str = ""

    @cached_property
    def kits(self) -> Mapping[str, Kit]:
        """Kits by the note's id, in the notes' order."""
        return {m.id: kit(m, self.catalogue, self.spanish, self.say) for m in self.catalogue.minutas}

    @property
    def sums(self) -> str:
        """Path of the list of checksums on the site."""
        return f"{self.folder}{FOLDER}{SUMS}"

    def markdown(self, id_: str) -> KitFile:
        """The Markdown of one note: what `emra minuta` prints, and what its checksum is taken of."""
        text = to_markdown(self.kits[id_], self.site_name, self.site_url + self.folder, self.say)
        name = f"{self._name(id_)}.md"
        return KitFile(f"{self.folder}{FOLDER}{name}.txt", name, text.encode())

    def docx(self, id_: str) -> KitFile:
        """The DOCX of one note: the same texts."""
        made = _made(_Docx(self.kits[id_], self.site_name, self.site_url + self.folder, self.say))
        return KitFile(self.docx_place(id_), f"{self._name(id_)}.docx", made)

    def docx_place(self, id_: str) -> str:
        """Path of the DOCX on the site."""
        return f"{self.folder}{FOLDER}{self._name(id_)}.docx"

    def _name(self, id_: str) -> str:
        return NAMES[self.catalogue.idioma].format(id_)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every download by its path on the site, and the list of their checksums as `sha256sum -c` reads it."""
        made = [make(id_) for id_ in self.kits for make in (self.markdown, self.docx)]
        sums = "".join(f"{f.sha256}  {f.name}\n" for f in sorted(made, key=lambda f: f.name))
        return {f.path: f.data for f in made} | {self.sums: sums.encode()}


def press_room(
    catalogue: Catalogue, spanish: Catalogue, site_name: str, site_url: str, book: Phrasebook | None
) -> PressRoom:
    """The press room of an edition: that of `book` if there is one, else the Spanish one."""
    if book is None:
        return PressRoom(catalogue, site_name, site_url)
    return PressRoom(catalogue, site_name, site_url, spanish, Say(book), ENGLISH)


def find_minuta(catalogue: Catalogue, theme: str) -> Minuta | None:
    """The note of a theme, by id or name, whatever its accents and capitals; None if there is none."""
    wanted = slugify(theme)
    return next((m for m in catalogue.minutas if wanted in (m.id, slugify(m.nombre))), None)


@dataclass(frozen=True, slots=True)
class _Docx:
    """What a DOCX is made of. The words in `say` go with the language of the kit, so they are no part of its key."""

    kit: Kit
    site_name: str
    root: str
    say: Say = field(compare=False)


@lru_cache(maxsize=64)
def _made(docx: _Docx) -> bytes:
    """A DOCX takes 70 ms: one that did not change is not made again while the watcher runs."""
    return to_docx(docx.kit, docx.site_name, docx.root, docx.say)

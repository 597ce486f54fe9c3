"""All press notes of one Catalogue and the files of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from content.catalogue import Catalogue
from content.formato import slugify
from content.model import Minuta
from generator.prensa.docx_file import to_docx
from generator.prensa.kit import Kit, kit
from generator.prensa.markdown import to_markdown

FOLDER = "prensa/"
SUMS = f"{FOLDER}SHA256SUMS.txt"


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
    """The press room of a site; `site_url` ends with a slash."""

    catalogue: Catalogue
    site_name: str
    site_url: str

    @cached_property
    def kits(self) -> Mapping[str, Kit]:
        """Kits by the note's id, in the notes' order."""
        return {m.id: kit(m, self.catalogue) for m in self.catalogue.minutas}

    def markdown(self, id_: str) -> KitFile:
        """The Markdown of one note: what `emra minuta` prints, and what its checksum is taken of."""
        text = to_markdown(self.kits[id_], self.site_name, self.site_url)
        return KitFile(f"{FOLDER}{markdown_name(id_)}.txt", markdown_name(id_), text.encode())

    def docx(self, id_: str) -> KitFile:
        """The DOCX of one note: the same texts."""
        data = _docx_bytes(self.kits[id_], self.site_name, self.site_url)
        return KitFile(f"{FOLDER}{docx_name(id_)}", docx_name(id_), data)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every download by its path on the site, and the list of their checksums as `sha256sum -c` reads it."""
        made = [make(id_) for id_ in self.kits for make in (self.markdown, self.docx)]
        sums = "".join(f"{f.sha256}  {f.name}\n" for f in sorted(made, key=lambda f: f.name))
        return {f.path: f.data for f in made} | {SUMS: sums.encode()}


def markdown_name(id_: str) -> str:
    """File name of a note's Markdown."""
    return f"minuta-{id_}.md"


def docx_name(id_: str) -> str:
    """File name of a note's DOCX."""
    return f"minuta-{id_}.docx"


def find_minuta(catalogue: Catalogue, theme: str) -> Minuta | None:
    """The note of a theme, by id or name, whatever its accents and capitals; None if there is none."""
    wanted = slugify(theme)
    return next((m for m in catalogue.minutas if wanted in (m.id, slugify(m.nombre))), None)


@lru_cache(maxsize=64)
def _docx_bytes(kit: Kit, site_name: str, site_url: str) -> bytes:
    """A DOCX takes 70 ms: one that did not change is not made again while the watcher runs."""
    return to_docx(kit, site_name, site_url)

"""What people write by hand: whole pages (`site_src/*.md`) and the introductions of generated ones (`secciones/`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import front_matter
from generator.errors import GeneratorError


@dataclass(frozen=True, slots=True)
class Written:
    """A page or introduction as written. `extra` holds the lists of its head (`cifras`, `region`…)."""

    name: str
    title: str
    description: str
    body: str
    extra: Mapping[str, front_matter.Value]

    def text(self, key: str) -> str:
        """One text of the head. Raises GeneratorError if it is missing or no text."""
        value = self.extra.get(key)
        if not isinstance(value, str):
            raise GeneratorError(f"site_src/{self.name}.md", f"falta «{key}».", f'Agrega {key}: "…" a la cabecera.')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """One list of texts of the head. Raises GeneratorError if it is missing or no such list."""
        value = self.extra.get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise GeneratorError(f"site_src/{self.name}.md", f"falta «{key}».", f'Agrega {key}: ["…"] a la cabecera.')
        return tuple(str(v) for v in value)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """Everything under `site_src/` that becomes Markdown, by name (file name without `.md`)."""

    pages: Mapping[str, Written]
    intros: Mapping[str, Written]

    def intro(self, name: str) -> Written:
        """The introduction of a generated page. Raises GeneratorError if nobody wrote it."""
        try:
            return self.intros[name]
        except KeyError:
            raise GeneratorError(
                f"site_src/secciones/{name}.md", "no existe.", "Escribe el título, la descripción y la introducción."
            ) from None


def read_written(folder: Path, where: str = "") -> HandWritten:
    """Read `*.md` and `secciones/*.md` of a folder, `where` below `site_src/`. Raises GeneratorError."""
    return HandWritten(
        pages={p.stem: _read(p, where + p.stem) for p in sorted(folder.glob("*.md"))},
        intros={p.stem: _read(p, f"{where}secciones/{p.stem}") for p in sorted((folder / "secciones").glob("*.md"))},
    )


def _read(path: Path, name: str) -> Written:
    meta, body = front_matter.split(path.read_text(encoding="utf-8"), f"site_src/{name}.md")
    title, description = meta.pop("title", ""), meta.pop("description", "")
    if not (isinstance(title, str) and isinstance(description, str) and title and description):
        raise GeneratorError(
            f"site_src/{name}.md", "falta el título o la descripción.", 'Agrega title: "…" y description: "…".'
        )
    return Written(name=name, title=title, description=description, body=body, extra=meta)

"""How to cite a page: APA (7th edition), plain text and BibTeX, each with the version of the data. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from content.formato import fecha_larga
from content.model import Registro
from generator.descargas.publication import PUBLISHER, Publication
from generator.escape import escape, one_line

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """The same reference three ways. `apa` and `bibtex` are Markdown and HTML already; the title is set in italics."""

    apa: Markup
    plain: str
    bibtex: Markup
    version: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says: the page's title and address, the site, the data's version and its date, if recorded."""

    key: str
    title: str
    site: str
    address: str
    version: str
    date: str | None
    """ISO day of the last recorded edition of the data; there is no clock here."""


def reference(r: Registro, title: str, site: str, address: str, publication: Publication) -> Reference:
    """The reference of a record's page."""
    return Reference(
        key=f"emra-{r.global_id}",
        title=one_line(title),
        site=site,
        address=address,
        version=publication.version,
        date=publication.changed,
    )


def cite(ref: Reference) -> Citation:
    """The three citations. Without a recorded date APA's «s. f.» (sin fecha) stands in its place."""
    day = ref.date and _day(ref.date)
    apa = (
        escape(f"{PUBLISHER}. ({f'{ref.date[:4]}, {_month_day(ref.date)}' if ref.date else 's. f.'}).")
        + Markup(" *")
        + escape(ref.title)
        + Markup("* ")
        + escape(f"[Ficha; versión de los datos {ref.version}]. {ref.site}. {ref.address}")
    )
    plain = (
        f"{PUBLISHER}, «{ref.title}», {ref.site}, versión de los datos {ref.version}"
        + (f" ({day})" if day else "")
        + f", {ref.address}"
    )
    return Citation(apa=apa, plain=plain, bibtex=_bibtex(ref), version=ref.version)


def _bibtex(ref: Reference) -> Markup:
    fields = [
        ("author", "{" + _tex(PUBLISHER) + "}"),
        ("title", "{" + _tex(ref.title) + "}"),
        ("howpublished", _tex(ref.site)),
        *([("year", ref.date[:4])] if ref.date else []),
        ("note", _tex(f"Versión de los datos {ref.version}")),
        ("url", ref.address),
        ("langid", "spanish"),
    ]
    lines = [f"@misc{{{ref.key},", *(f"  {name} = {{{value}}}," for name, value in fields), "}"]
    return Markup("\n").join(_verbatim(line) for line in lines)


def _verbatim(line: str) -> Markup:
    """One line of a `<pre>`: escaped, its leading spaces kept."""
    bare = line.lstrip(" ")
    return Markup(" " * (len(line) - len(bare))) + escape(bare)


def _tex(text: str) -> str:
    """Text that TeX prints as it is."""
    return re.sub(r"[\\{}%&#_$~^]", lambda m: _TEX[m.group()], text)


def _day(iso: str) -> str:
    return fecha_larga(date.fromisoformat(iso))


def _month_day(iso: str) -> str:
    return _day(iso).rsplit(" de ", 1)[0]

"""How to cite a page: APA (7th edition), plain text and BibTeX, each with the version of the data. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from content.formato import Idioma, fecha_larga
from content.model import Registro
from generator.descargas.publication import PUBLISHER, Publication
from generator.escape import escape, one_line
from generator.idiomas.marks import unmarked
from generator.titles import title_of

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
class Wording:
    """The words of a citation in one language; `langid` is babel's name of it, for BibTeX."""

    no_date: str
    kind: str
    version: str
    langid: str


WORDING: Mapping[Idioma, Wording] = {
    "es": Wording("s. f.", "Ficha", "versión de los datos", "spanish"),
    "en": Wording("n.d.", "Data page", "data version", "english"),
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
    lang: Idioma = "es"


def reference(r: Registro, site: str, address: str, publication: Publication, lang: Idioma = "es") -> Reference:
    """The reference of a record's page in one language."""
    return Reference(
        key=f"emra-{r.global_id}",
        title=unmarked(one_line(title_of(r))),
        site=site,
        address=address,
        version=publication.version,
        date=publication.changed,
        lang=lang,
    )


def cite(ref: Reference) -> Citation:
    """The three citations. Without a recorded date APA's «s. f.» (sin fecha, n.d.) stands in its place."""
    words = WORDING[ref.lang]
    day = ref.date and _day(ref)
    apa = (
        escape(f"{PUBLISHER}. ({_apa_date(ref)}).")
        + Markup(" *")
        + escape(ref.title)
        + Markup("* ")
        + escape(f"[{words.kind}; {words.version} {ref.version}]. {ref.site}. {ref.address}")
    )
    plain = (
        f"{PUBLISHER}, «{ref.title}», {ref.site}, {words.version} {ref.version}"
        + (f" ({day})" if day else "")
        + f", {ref.address}"
    )
    return Citation(apa=apa, plain=plain, bibtex=_bibtex(ref), version=ref.version)


def _bibtex(ref: Reference) -> Markup:
    words = WORDING[ref.lang]
    fields = [
        ("author", "{" + _tex(PUBLISHER) + "}"),
        ("title", "{" + _tex(ref.title) + "}"),
        ("howpublished", _tex(ref.site)),
        *([("year", ref.date[:4])] if ref.date else []),
        ("note", _tex(f"{words.version.capitalize()} {ref.version}")),
        ("url", ref.address),
        ("langid", words.langid),
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


def _day(ref: Reference) -> str:
    assert ref.date is not None
    return fecha_larga(date.fromisoformat(ref.date), ref.lang)


def _apa_date(ref: Reference) -> str:
    """Year, then the day without it: «2026, 9 de marzo», «2026, 9 March»."""
    if ref.date is None:
        return WORDING[ref.lang].no_date
    year = ref.date[:4]
    return f"{year}, {_day(ref).removesuffix(year).removesuffix(' de ').strip()}"

"""Addresses of the site → relative links between Markdown files, as MkDocs checks and rewrites them. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from content.model import Registro, Termino
from content.rutas import page_of, page_url
from generator.descargas.publication import FOLDER
from generator.errors import GeneratorError

_SAFE_WEB = re.compile(r"https?://[\w.~:/?#@!$&'*+,;=%-]+\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from one page; `sources` maps every planned address to its Markdown file."""

    sources: Mapping[str, str]
    here: str

    def page(self, url: str, anchor: str = "") -> Markup:
        """Relative link to a planned page. Raises GeneratorError if nobody planned it."""
        try:
            target = self.sources[url]
        except KeyError:
            raise GeneratorError(
                self.here, f"enlaza a «{url}», que no existe.", "Revisa el id al que apunta la ficha."
            ) from None
        path = "" if target == self.here else _relative(target, _folder(self.here))
        return Markup(f"{path}#{anchor}" if anchor else path or posixpath.basename(target))

    def record(self, registro: Registro, anchor: str = "") -> Markup:
        """Relative link to a record's page, or to an anchor of it; a glossary term has only its own anchor.

        What has a page of its own needs no anchor: the reader comes in at the top, where its source is named.
        """
        if isinstance(registro, Termino):
            return self.page("glosario/", registro.id)
        url = page_of(registro, anchor)
        return self.page(url, anchor if url == page_url(registro) else "")

    def download(self, path: str) -> Markup:
        """Relative link to a file under `datos/`."""
        return Markup(_relative(f"{FOLDER}{path}", _folder(self.here)))

    def file(self, path: str) -> Markup:
        """Relative link from the Markdown to a file of the site that is no page («feed.xml»)."""
        return Markup(_relative(path, _folder(self.here)))

    def address(self, url: str) -> Markup:
        """Relative address, from the finished page, of a planned page in the language of this one."""
        source = self.sources.get(url)
        return self.root(url if source is None else _address(source))

    def root(self, path: str) -> Markup:
        """Relative address of a file of the site from the finished page («assets/logo.svg»)."""
        depth = 0 if self.here == "index.md" else self.here.removesuffix("/index.md").count("/") + 1
        return Markup("../" * depth + path)


def _address(source: str) -> str:
    """Address of the page that MkDocs makes of a Markdown file."""
    bare = source.removesuffix(".md")
    return bare.removesuffix("index") if bare == "index" or bare.endswith("/index") else f"{bare}/"


@lru_cache(maxsize=1 << 10)
def _folder(path: str) -> str:
    return posixpath.dirname(path)


@lru_cache(maxsize=1 << 18)
def _relative(target: str, folder: str) -> str:
    """What `posixpath.relpath` gives for paths that have no dots, without asking where the process stands."""
    there, here = target.split("/"), folder.split("/") if folder else []
    same = len(posixpath.commonprefix([there[:-1], here]))
    return "/".join([*[".."] * (len(here) - same), *there[same:]])


def web_address(url: str) -> Markup | None:
    """An outside address that can be a link, or None: only http and https, only characters of an address."""
    return Markup(url) if _SAFE_WEB.match(url) and '"' not in url else None

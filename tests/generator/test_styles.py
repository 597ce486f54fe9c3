"""The style sheets: every class that they name stands on a page, or is put there by a script or by other data."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from content.evidencia import Estado
from content.settings import Settings
from generator.write import read_tree
from tests.generator.ejemplo import ROOT

pytestmark = pytest.mark.slow

KINDS = ("cifra", "insignia", "celda")
STATUSES = ("answered", "conflict", "clarification", "no_answer", "out_of_scope")
LATER = {f"{kind}--{state}" for kind in KINDS for state in get_args(Estado)} | {f"respuesta-{s}" for s in STATUSES}
"""Classes whose name ends in a status: not every status is in the data of today."""

RARE = {"historia", "g-eje"}
"""The history of a figure, which begins with its first change; the axis, which only pictures have."""

CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")


def test_no_rule_is_for_what_no_page_has(real_site: Settings) -> None:
    html = "\n".join(c.decode() for n, c in read_tree(real_site.site_dir).items() if n.endswith(".html"))
    assets = read_tree(ROOT / "site_src" / "assets")
    scripts = "\n".join(c.decode() for n, c in assets.items() if n.endswith(".js"))
    used = {name for found in re.findall(r'class="([^"]*)"', html) for name in found.split()}
    used |= set(re.findall(r"[\w-]+", scripts)) | LATER | RARE
    unused = {}
    for name, content in assets.items():
        if name.endswith(".css"):
            rules = re.sub(r"\{[^{}]*\}|/\*.*?\*/", "{}", content.decode(), flags=re.S)
            unused[name] = sorted(set(CLASS.findall(rules)) - used)
    assert len(unused) >= 4
    assert {n: u for n, u in unused.items() if u} == {}

"""A big data folder made of the real one: projects and districts written again under new ids, names and numbers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

MODELS = ("275", "478", "492", "572", "593")
"""Projects that are repeated: with and without amounts, in one commune, in several, in none."""


def write_data(source: Path, target: Path, projects: int, districts: int) -> None:
    """Copy `source` to `target` and add records until there are so many projects and districts."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target)
    models = [(target / "proyectos" / f"{id_}.yml").read_text(encoding="utf-8") for id_ in MODELS]
    first = 100_000
    missing = projects - len(list((target / "proyectos").glob("*.yml")))
    for n in range(missing):
        id_ = str(first + n)
        (target / "proyectos" / f"{id_}.yml").write_text(_project(models[n % len(models)], id_), encoding="utf-8")
    known = sorted((target / "distritos").glob("*.yml"))
    texts = [p.read_text(encoding="utf-8") for p in known]
    for n in range(len(known), districts):
        text = _district(texts[n % len(texts)], n + 1)
        (target / "distritos" / f"{n + 1}-sintetico.yml").write_text(text, encoding="utf-8")


def _project(model: str, id_: str) -> str:
    old = _value(model, "id").strip('"')
    text = re.sub(rf"(?<![\d.,-]){re.escape(old)}(?![\d.,-])", id_, model)
    text = re.sub(r"^ *conflicto_con: \[.*?\]\n", "", text, flags=re.M | re.S)
    return _renamed(text.replace("estado: en_conflicto", "estado: confirmado"), id_)


def _district(model: str, number: int) -> str:
    old = _value(model, "numero")
    text = re.sub(rf'^id: "{old}"$', f'id: "{number}"', model, count=1, flags=re.M)
    text = re.sub(rf"^numero: {old}$", f"numero: {number}", text, count=1, flags=re.M)
    text = text.replace(f"distrito-{old}.", f"distrito-{number}.")
    return _renamed(text, str(number))


def _renamed(text: str, suffix: str) -> str:
    """The record with a name of its own and without aliases, which must be unique."""
    text = re.sub(r"^nombre: (.+)$", rf"nombre: \1 n.º {suffix}", text, count=1, flags=re.M)
    return re.sub(r"^alias:(?: \[.*?\]|(?:\n  .*)+)\n", "", text, count=1, flags=re.M)


def _value(text: str, key: str) -> str:
    found = re.search(rf"^{key}: (.+)$", text, flags=re.M)
    if found is None:
        raise ValueError(f"the model has no {key}")
    return found[1]

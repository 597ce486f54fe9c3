"""Saving a record shows its page first; then the whole site is what a full build gives."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.errors import ContentError
from content.load import load
from generator.build import build_pages
from generator.saves import Saves
from generator.site import Known, build_site
from generator.watch import SupersededError, Workshop, follow
from generator.write import read_tree, write_tree
from tests.generator.ejemplo import DATOS, ESCRITAS, ROOT, quiet, settings

pytestmark = pytest.mark.slow


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A checkout with the small catalogue, the real styles and the real templates."""
    left_out = ("en/", "secciones/")
    real = {n: c for n, c in read_tree(ROOT / "site_src").items() if not n.startswith(left_out)}
    # the small site has no scorecard
    real["como-responde.md"] = real["como-responde.md"].replace(b"asistente/calificaciones.md", b"asistente.md")
    write_tree(tmp_path / "site_src", real | read_tree(ESCRITAS))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "generator").symlink_to(ROOT / "generator")
    shutil.copytree(DATOS, tmp_path / "datos")
    config = settings().model_copy(update={"build": tmp_path / "build"})
    with Workshop(config, tmp_path, tmp_path / "datos") as made:
        yield made


def rename(workshop: Workshop, old: str, new: str) -> None:
    path = workshop.data / "proyectos" / "275.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def page(workshop: Workshop, address: str) -> str:
    return (workshop.settings.site_dir / address / "index.html").read_text(encoding="utf-8")


def name_of(workshop: Workshop) -> str:
    return load(workshop.data).catalogue().registros["proyecto-275"].nombre


def test_the_saved_record_is_shown_first_and_then_the_site_is_as_a_full_build_makes_it(
    workshop: Workshop, tmp_path: Path
) -> None:
    workshop.whole()
    rename(workshop, name_of(workshop), "Nombre recién guardado")
    assert workshop.first() == ("proyectos/275/",)
    assert "Nombre recién guardado" in page(workshop, "proyectos/275")
    assert "Nombre recién guardado" not in page(workshop, "proyectos")
    workshop.whole()
    assert "Nombre recién guardado" in page(workshop, "proyectos")
    clean = workshop.settings.model_copy(update={"build": tmp_path / "clean"})
    build_pages(load(workshop.data).catalogue(), clean, tmp_path, quiet)
    build_site(clean, tmp_path, quiet)
    assert read_tree(workshop.settings.site_dir) == read_tree(clean.site_dir)


def test_a_fault_is_told_and_the_page_stays(workshop: Workshop) -> None:
    workshop.whole()
    before = page(workshop, "proyectos/275")
    rename(workshop, "clase:", "klase:")
    with pytest.raises(ContentError, match="275"):
        workshop.first()
    assert page(workshop, "proyectos/275") == before


def test_a_new_save_breaks_off_the_whole_build(workshop: Workshop) -> None:
    with pytest.raises(SupersededError):
        workshop.whole(waiting=lambda: True)


def test_following_tells_what_it_did_and_goes_on_after_a_fault(workshop: Workshop) -> None:
    said: list[str] = []
    name = name_of(workshop)
    saves = iter([lambda: rename(workshop, "clase:", "klase:"), lambda: rename(workshop, "klase:", "clase:"),
                  lambda: rename(workshop, name, "Otro nombre")])  # fmt: skip

    def wait() -> bool:
        save = next(saves, None)
        if save is None:
            return False
        save()
        return True

    follow(workshop, wait, lambda: False, said.append)
    assert sum(line.startswith("Todo el sitio al día") for line in said) == 3
    assert any("275.yml" in line and "klase" in line for line in said)
    assert any(line.startswith("Listas: /proyectos/275/") for line in said)


def test_several_writes_within_a_moment_are_one_save(tmp_path: Path) -> None:
    saves = Saves([tmp_path])
    saves.start()
    try:

        def write() -> None:
            for n in range(3):
                (tmp_path / "a.yml").write_text(str(n), encoding="utf-8")
                time.sleep(0.02)

        threading.Timer(0.1, write).start()
        assert saves.wait()
        assert not saves.waiting()
        (tmp_path / ".a.yml.swp").write_text("x", encoding="utf-8")
        time.sleep(0.3)
        assert not saves.waiting()
    finally:
        saves.stop()
    assert not saves.wait()


def test_a_new_version_of_the_data_converts_only_the_pages_in_which_more_changed(workshop: Workshop) -> None:
    workshop.whole()
    rename(workshop, name_of(workshop), "Nombre recién guardado")
    asked: list[str] = []
    convert = workshop.builder._convert

    def spy(stale: list[str], pages: dict[str, str], names: frozenset[str]) -> dict[str, Known]:
        asked.extend(stale)
        return convert(stale, pages, names)

    workshop.builder._convert = spy  # type: ignore[method-assign]
    workshop.whole()
    version = load(workshop.data).catalogue().content_hash[:12].encode()
    told = {n for n, c in read_tree(workshop.settings.pages_dir).items() if n.endswith(".md") and version in c}
    assert "proyectos/275.md" in asked
    assert told - set(asked), "every page was converted"
    assert all(version in (workshop.settings.site_dir / workshop.builder.known[n].html).read_bytes() for n in told)

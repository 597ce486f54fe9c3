"""The downloads of the press room: one text in each format, equal bytes, checksums that a stranger can verify."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType

from content.catalogue import build_catalogue
from content.load import load_catalogue
from generator.prensa.docx_file import to_docx
from generator.prensa.room import PressRoom, find_minuta
from tests.generator.ejemplo import catalogo, paginas
from tests.generator.payloads import PAYLOADS

SITE = "https://ejemplo.cl/"


@cache
def room() -> PressRoom:
    return PressRoom(load_catalogue(), "Portal", SITE)


def small() -> PressRoom:
    return PressRoom(catalogo(), "Portal", SITE)


def opened(data: bytes) -> DocumentType:
    return Document(io.BytesIO(data))


def test_the_docx_holds_the_sentences_of_the_markdown() -> None:
    for id_, made in room().kits.items():
        text = [p.text for p in opened(room().docx(id_).data).paragraphs]
        markdown = room().markdown(id_).data.decode().replace("\\", "")
        for frase in made.frases:
            assert frase.copiable in text
            assert f"> {frase.copiable}" in markdown
        for part in (*made.preguntas, *made.contexto):
            assert part in text
            assert part in markdown


def test_the_docx_has_the_figures_in_a_table_with_a_header() -> None:
    for id_, made in room().kits.items():
        (table,) = opened(room().docx(id_).data).tables
        assert [row.cells[1].text for row in table.rows[1:]] == [c.valor for c in made.cifras]
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_docx_links_to_the_figures() -> None:
    doc = opened(small().docx("financiamiento").data)
    targets = {r.target_ref for r in doc.part.rels.values() if r.is_external}
    assert f"{SITE}proyectos/275/#monto-total" in targets
    assert all(t.startswith(SITE) for t in targets)


def test_the_docx_says_its_title_and_language_and_carries_no_picture() -> None:
    data = small().docx("financiamiento").data
    about = opened(data).core_properties
    assert (about.title, about.author, about.language) == ("Minuta de prensa: Financiamiento", "Portal", "es-CL")
    assert not [n for n in ZipFile(io.BytesIO(data)).namelist() if "thumbnail" in n]


def test_the_same_kit_gives_the_same_bytes() -> None:
    made = small().kits["financiamiento"]
    assert to_docx(made, "Portal", SITE) == to_docx(made, "Portal", SITE)
    assert dict(small().files) == dict(small().files)
    dates = {i.date_time for i in ZipFile(io.BytesIO(small().docx("financiamiento").data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    for f in (room().markdown("agua"), room().docx("agua")):
        assert f.sha256 == sha256(f.data).hexdigest()
    for id_ in room().kits:
        for f in (room().markdown(id_), room().docx(id_)):
            (tmp_path / f.name).write_bytes(f.data)
    (tmp_path / "SHA256SUMS.txt").write_bytes(room().files["prensa/SHA256SUMS.txt"])
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_page_prints_the_checksum_of_its_markdown() -> None:
    from tests.generator.ejemplo import settings

    own = PressRoom(catalogo(), settings().site.name, settings().site.url)
    assert own.markdown("financiamiento").sha256 in paginas()["prensa/financiamiento.md"]


@pytest.mark.parametrize(
    ("asked", "found"), [("Educación", "educacion"), ("AGUA", "agua"), ("distritos mineros", "distritos")]
)
def test_a_theme_is_found_whatever_its_accents(asked: str, found: str) -> None:
    minuta = find_minuta(load_catalogue(), asked)
    assert minuta is not None
    assert minuta.id == found


def test_an_unknown_theme_is_nobody() -> None:
    assert find_minuta(load_catalogue(), "tsunami") is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str) -> None:
    clean = catalogo()
    project = clean.registros["proyecto-275"]
    gap = project.vacios[0].model_copy(update={"texto": payload})
    turned = project.model_copy(update={"nombre": payload, "vacios": (gap,)})
    hostile = build_catalogue(
        [turned, *(r for r in clean.registros.values() if r is not project)],
        clean.atributos.values(),
        clean.unidades.values(),
        (),
        minutas=clean.minutas,
    )
    made = PressRoom(hostile, "Portal", SITE)
    doc = opened(made.docx("financiamiento").data)
    assert not doc.inline_shapes
    assert all(r.target_ref.startswith(SITE) for r in doc.part.rels.values() if r.is_external)
    markdown = made.markdown("financiamiento").data.decode()
    (line,) = markdown.split("## Lo que no sabemos\n\n")[1].split("\n\n## ")[0].splitlines()
    assert line.startswith("- ")
    assert line.endswith("(https://ejemplo.cl/proyectos/275/#vacio-inicio)")
    assert "<" not in line.replace("\\<", "")

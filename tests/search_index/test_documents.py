"""Facts and digests of the Catalogue → passages."""

from __future__ import annotations

from pathlib import Path

from content.load import load_catalogue
from search_index.chunks import Chunk
from search_index.documents import catalogue_chunks, told_elsewhere
from tests.content.ejemplo import cambiar, escribir
from tests.search_index.conftest import World


def chunks(world: World) -> dict[str, Chunk]:
    return {chunk.chunk_id: chunk for chunk in catalogue_chunks(world.catalogue)}


def test_a_figure_is_a_sentence_with_its_record_and_its_place(world: World) -> None:
    chunk = chunks(world)["dato:proyecto-275.monto-total"]
    assert chunk.body == "Planta: Monto total, 2.147 millones de pesos."
    assert chunk.url == "proyectos/275/#monto-total"
    assert (chunk.source_id, chunk.section_id, chunk.locator) == ("acta", "montos", "Lámina 1")
    assert (chunk.record_id, chunk.part_id, chunk.comunas) == ("proyecto-275", "proyecto-275.monto-total", ("02101",))
    assert chunk.atributo == "monto-total"


def test_every_part_and_every_digest_is_a_passage(world: World) -> None:
    found = chunks(world)
    catalogue = world.catalogue
    parts = [*catalogue.cifras, *catalogue.datos, *catalogue.notas, *catalogue.vacios]
    assert {f"dato:{part}" for part in parts} <= set(found)
    digest = found["digesto:acta.montos"]
    assert (digest.url, digest.locator) == ("fuentes/acta/#montos", "Lámina 1")


def test_what_is_told_elsewhere_is_found_there_by_its_names(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    told = "    valor: 91\n    alias: [tajada regional]\n    dicho_en: proyecto-275.relatora\n"
    cambiar(folder, "proyectos/275.yml", "    valor: 91\n", told)
    catalogue = load_catalogue(folder)
    found = {chunk.chunk_id: chunk for chunk in catalogue_chunks(catalogue)}
    assert "dato:proyecto-275.parte-gore" not in found
    assert "tajada regional" in found["dato:proyecto-275.relatora"].alias
    assert list(told_elsewhere(catalogue)) == ["proyectos/275/#parte-gore"]

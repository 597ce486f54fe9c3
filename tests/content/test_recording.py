"""The history of figures: what counts as a change, and a record that survives repetition, cuts and meddling."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from content import recording
from content.check import check_loaded
from content.historia import diferencia, estado_de, from_text, to_text
from content.load import ESTADO_REGISTRADO, load, load_catalogue
from content.recording import HISTORIA, Anotacion, RecordingError, pending, record
from tests.content.ejemplo import cambiar, escribir

P = "proyectos/275.yml"
UNO, DOS = date(2026, 1, 30), date(2026, 2, 20)


def anotar(folder: Path, day: date = UNO, motivo: str | None = None) -> Anotacion:
    return record(folder, load_catalogue(folder), day, motivo)


def archivos(folder: Path) -> tuple[bytes, bytes]:
    return (folder / HISTORIA).read_bytes(), (folder / ESTADO_REGISTRADO).read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example with its first edition recorded."""
    assert anotar(escribir(tmp_path)).resultado == "primera"
    return tmp_path


def subir(folder: Path, nuevo: str = "2150") -> None:
    """The amount changes, and with it whatever adds up to it."""
    cambiar(folder, P, "    valor: 2147\n", f"    valor: {nuevo}\n")
    cambiar(folder, P, "texto_fuente: 2.147 millones de pesos", f"texto_fuente: {nuevo} millones de pesos")
    cambiar(folder, P, "    valor: 192\n", f"    valor: {int(nuevo) - 1955}\n")


def test_the_first_edition_counts_and_lists_no_change(folder: Path) -> None:
    (edition,) = load_catalogue(folder).historia
    assert (edition.fecha, edition.n_cifras, edition.cambios, edition.fichas) == (UNO, 5, (), ())


def test_nothing_changed_writes_nothing_on_any_day(folder: Path) -> None:
    before = archivos(folder)
    assert anotar(folder, DOS, "Otra vez.").resultado == "sin cambios"
    assert archivos(folder) == before
    assert not pending(folder, load_catalogue(folder))


def test_a_change_is_told_with_both_texts_its_day_and_its_reason(folder: Path) -> None:
    subir(folder)
    waiting = pending(folder, load_catalogue(folder))
    assert waiting is not None
    assert len(waiting.cambios) == 2
    done = anotar(folder, DOS, "La fuente corrigió el monto.")
    assert (done.resultado, done.edicion and done.edicion.motivo) == ("anotada", "La fuente corrigió el monto.")
    catalogue = load_catalogue(folder)
    ((edition, change),) = catalogue.cambios_por_cifra["proyecto-275.monto-total"]
    assert (edition.fecha, change.tipo, change.comunas) == (DOS, "cambia", ("02101",))
    assert (change.antes, change.ahora) == ("2.147 millones de pesos", "2.150 millones de pesos")
    assert (change.valor_antes, change.valor_ahora) == (2147, 2150)
    assert check_loaded(load(folder)) == []


def test_the_same_command_twice_leaves_the_same_bytes(folder: Path) -> None:
    subir(folder)
    anotar(folder, DOS, "Corrección.")
    before = archivos(folder)
    assert anotar(folder, DOS, "Corrección.").resultado == "sin cambios"
    assert archivos(folder) == before


def test_a_name_a_note_or_a_spelling_is_no_change(folder: Path) -> None:
    cambiar(folder, P, "nombre: Aporte de ENAMI", "nombre: Lo que pone ENAMI")
    cambiar(folder, P, "    valor: 91\n", "    valor: 91\n    nota: Redondeado.\n")
    assert anotar(folder, DOS).resultado == "sin cambios"


def test_period_and_state_are_changes(folder: Path) -> None:
    cambiar(folder, P, "    valor: 91\n", '    valor: 91\n    periodo: "2026"\n    estado: aproximado\n')
    edition = anotar(folder, DOS).edicion
    assert edition is not None
    assert [c.ahora for c in edition.cambios] == ["cerca de 91\N{NO-BREAK SPACE}% (2026)"]


def test_new_and_withdrawn_figures_and_records_are_told(folder: Path) -> None:
    cambiar(folder, P, 'id: "275"', 'id: "276"')
    cambiar(
        folder,
        P,
        "[proyecto-275.aporte-gore, proyecto-275.aporte-enami]",
        "[proyecto-276.aporte-gore, proyecto-276.aporte-enami]",
    )
    cambiar(folder, P, "total: proyecto-275", "total: proyecto-276")
    (folder / "minutas" / "plata.yml").unlink()
    edition = anotar(folder, DOS).edicion
    assert edition is not None
    assert {(f.registro, f.tipo) for f in edition.fichas} == {("proyecto-275", "sale"), ("proyecto-276", "nueva")}
    assert [c.tipo for c in edition.cambios] == ["sale"] * 5 + ["nueva"] * 5
    assert all((c.antes is None) == (c.tipo == "nueva") for c in edition.cambios)


def test_two_editions_of_one_day_have_two_ids(folder: Path) -> None:
    subir(folder)
    anotar(folder, UNO)
    cambiar(folder, P, "    valor: 91\n", "    valor: 91\n    estado: aproximado\n")
    anotar(folder, UNO)
    assert [e.id for e in load_catalogue(folder).historia] == ["2026-01-30", "2026-01-30-2", "2026-01-30-3"]


def test_a_cut_between_the_two_files_is_finished_without_a_second_entry(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subir(folder)
    swap = recording._replace

    def cut(path: Path, text: str) -> None:
        if path.name == ESTADO_REGISTRADO:
            raise KeyboardInterrupt
        swap(path, text)

    monkeypatch.setattr(recording, "_replace", cut)
    with pytest.raises(KeyboardInterrupt):
        anotar(folder, DOS, "Corrección.")
    monkeypatch.setattr(recording, "_replace", swap)
    history = (folder / HISTORIA).read_bytes()
    assert anotar(folder, DOS, "Corrección.").resultado == "completada"
    assert (folder / HISTORIA).read_bytes() == history
    assert anotar(folder, DOS).resultado == "sin cambios"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda f: (f / ESTADO_REGISTRADO).unlink(), "Falta historia-estado.json"),
        (lambda f: (f / HISTORIA).unlink(), "Falta historia.yml"),
        (lambda f: (f / ESTADO_REGISTRADO).write_text("{}", encoding="utf-8"), "no es el que dejó"),
        (lambda f: (f / ESTADO_REGISTRADO).write_bytes(b"\xff\xfe"), "no es el que dejó"),
    ],
    ids=["state gone", "history gone", "state edited", "state torn"],
)
def test_files_that_do_not_belong_together_stop_the_record(folder: Path, fault: object, said: str) -> None:
    fault(folder)  # type: ignore[operator]
    subir(folder)
    kept = {p.name: p.read_bytes() for p in folder.glob("historia*")}
    with pytest.raises(RecordingError, match=said):
        anotar(folder, DOS)
    with pytest.raises(RecordingError, match=said):
        pending(folder, load_catalogue(folder))
    assert {p.name: p.read_bytes() for p in folder.glob("historia*")} == kept


def test_a_day_before_the_last_edition_is_refused(folder: Path) -> None:
    subir(folder)
    with pytest.raises(RecordingError, match="anterior"):
        anotar(folder, date(2025, 12, 31))


@pytest.mark.parametrize("motivo", ["", "  ", "uno\ndos"])
def test_a_reason_is_one_line(folder: Path, motivo: str) -> None:
    subir(folder)
    before = archivos(folder)
    with pytest.raises(RecordingError, match="una sola línea"):
        anotar(folder, DOS, motivo)
    assert archivos(folder) == before


@pytest.mark.parametrize("motivo", ['Dice "dos": {x}, [y] # z', "a: b & *c\t'd'", "ñandú \\ – «»"])
def test_a_reason_with_yaml_in_it_comes_back_as_it_was(folder: Path, motivo: str) -> None:
    subir(folder)
    anotar(folder, DOS, motivo)
    assert load_catalogue(folder).historia[-1].motivo == motivo


def test_editions_out_of_order_are_c024(folder: Path) -> None:
    subir(folder)
    anotar(folder, DOS)
    cambiar(folder, HISTORIA, 'fecha: "2026-02-20"', 'fecha: "2026-01-01"')
    assert [p.code for p in check_loaded(load(folder))] == ["C024"]


def test_a_state_comes_back_as_it_was(folder: Path) -> None:
    state = estado_de(load_catalogue(folder))
    assert from_text(to_text(state)) == state
    assert not diferencia(state, from_text(to_text(state)))


def test_the_real_history_belongs_to_its_state() -> None:
    from content.load import DATA

    catalogue = load_catalogue()
    assert catalogue.historia
    assert pending(DATA, catalogue) is not None

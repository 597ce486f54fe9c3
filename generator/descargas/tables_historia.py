"""Tables of the history: the recorded editions of the data, and what changed in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from content.model import CambioCifra, CambioFicha, Edicion
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field

CHANGES: Mapping[str, str] = {"nueva": "aparece", "cambia": "cambia", "sale": "deja de publicarse"}


def ediciones(publication: Publication) -> Table:
    """Recorded editions."""
    fields: list[Field[Edicion]] = [
        field("id", "string", "Identificador de la edición.", lambda e: e.id, required=True),
        field("fecha", "date", "Día en que se registró.", lambda e: e.fecha.isoformat(), required=True),
        field("motivo", "string", "Por qué cambiaron los datos.", lambda e: e.motivo, required=True),
        field("n_fichas", "integer", "Cuántas fichas quedaron.", lambda e: e.n_fichas, required=True),
        field("n_cifras", "integer", "Cuántas cifras quedaron.", lambda e: e.n_cifras, required=True),
        field("huella", "string", "SHA-256 del estado registrado.", lambda e: e.huella, required=True),
    ]
    return build_table(
        "ediciones",
        "Ediciones de los datos",
        "Una fila por edición registrada, de la más antigua a la más nueva.",
        fields,
        publication.catalogue.historia,
    )


def cambios(publication: Publication) -> Table:
    """Changes of figures."""
    rows = [(e, c) for e in publication.catalogue.historia for c in e.cambios]
    fields: list[Field[tuple[Edicion, CambioCifra]]] = [
        field("edicion", "string", "Edición.", lambda x: x[0].id, to="ediciones", required=True),
        field("cifra", "string", "Cifra; puede que ya no exista.", lambda x: x[1].cifra, required=True),
        field("tipo", "string", "Qué le pasó.", lambda x: x[1].tipo, codes=CHANGES, required=True),
        field("nombre", "string", "Nombre de la cifra ese día.", lambda x: x[1].nombre, required=True),
        field("ficha", "string", "Ficha a la que pertenecía.", lambda x: x[1].registro, required=True),
        field("ficha_nombre", "string", "Nombre de la ficha ese día.", lambda x: x[1].ficha, required=True),
        field("antes", "string", "Lo que se leía antes.", lambda x: x[1].antes),
        field("ahora", "string", "Lo que se lee desde ese día.", lambda x: x[1].ahora),
        field("valor_antes", "number", "Valor anterior.", lambda x: x[1].valor_antes),
        field("valor_ahora", "number", "Valor nuevo.", lambda x: x[1].valor_ahora),
    ]
    return build_table(
        "cambios",
        "Cambios de las cifras",
        "Una fila por cifra que apareció, cambió o salió en cada edición.",
        fields,
        rows,
        ("edicion", "cifra"),
    )


def cambios_fichas(publication: Publication) -> Table:
    """Records that appeared or went."""
    rows = [(e, c) for e in publication.catalogue.historia for c in e.fichas]
    fields: list[Field[tuple[Edicion, CambioFicha]]] = [
        field("edicion", "string", "Edición.", lambda x: x[0].id, to="ediciones", required=True),
        field("ficha", "string", "Ficha; puede que ya no exista.", lambda x: x[1].registro, required=True),
        field("tipo", "string", "Qué le pasó.", lambda x: x[1].tipo, codes=CHANGES, required=True),
        field("nombre", "string", "Nombre de la ficha ese día.", lambda x: x[1].nombre, required=True),
    ]
    return build_table(
        "cambios_fichas",
        "Cambios de las fichas",
        "Una fila por ficha que apareció o salió en cada edición.",
        fields,
        rows,
        ("edicion", "ficha"),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (ediciones, cambios, cambios_fichas):
        yield make(publication)

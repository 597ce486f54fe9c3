"""Which figure the data declares to be the sum of others. Nothing is added here."""

from __future__ import annotations

from collections.abc import Iterable

from content.catalogue import Catalogue, CifraPublicada
from generator.graficos.words import SPANISH, Say, shown


def total_of(parts: Iterable[str], catalogue: Catalogue) -> CifraPublicada | None:
    """The figure that is the sum of exactly these parts and adds up, or None."""
    wanted = frozenset(parts)
    for record in catalogue.registros.values():
        for suma in record.sumas:
            if frozenset(suma.partes) == wanted and not suma.diferencia_conocida:
                return catalogue.cifras[suma.total]
    return None


def total_in_words(total: CifraPublicada | None, catalogue: Catalogue, say: Say = SPANISH) -> str:
    """`En total, 1.094 familias; otra parte de las fuentes dice 1.100 familias. `, or nothing."""
    if total is None:
        return ""
    others = [catalogue.cifras[id_] for id_ in total.cifra.conflicto_con if id_ in catalogue.cifras]
    conflict = "".join(say("; otra parte de las fuentes dice {}", shown(c, catalogue)) for c in others)
    return say("En total, {}{}. ", shown(total, catalogue), conflict)


def total_ids(total: CifraPublicada | None) -> tuple[str, ...]:
    """The figures that `total_in_words` prints."""
    return (total.global_id, *total.cifra.conflicto_con) if total else ()

"""The development ranking of the mining districts: first, last, a given place, one against another."""

from __future__ import annotations

from itertools import pairwise

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import chosen_place, districts_in
from chatbot.plan import Plan
from chatbot.text import ordinal_in, ordinals_in, token, tokenise
from content.model import Distrito

HEAVY = 2.0
JUDGED = frozenset({"mejor", "peor", "best", "worst", "mejores", "peores", "malo", "malos", "bueno", "buenos"})
"""Words that put districts in an order without saying by what: the ranking is the only order there is."""

FIRST = frozenset({"primeros", "mejores", "top", "first"})
LAST = frozenset({"ultimos", "peores", "colistas", "last", "bottom"})
RANKS, MOST = frozenset({"lugar", "lugares", "puesto", "puestos", "place", "places"}), 50
PLURAL, THE, AMONG = frozenset({"distritos", "districts"}), frozenset({"los", "the"}), "entre"
"""Words that say that several are asked for, besides an article right before their number: «los tres más atrasados»."""

NUMBERS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")

RANK, PEOPLE, PLACE = "rango", "poblacion", "lugar"
COUNTED, VERIFY = "contar", "verificar"
"""«How many of the most developed ones», «is it true that…» are not answered with the first of them."""

PLACED = frozenset({"distrito", PLACE})
"""Kinds of thing of which those are that ask for the first «places» of the districts."""

_DEVELOPMENT = token("desarrollo").key


def development_rank(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """Who holds a place of the ranking, or which of two districts is ahead."""
    if not _about_rank(question):
        return None
    if {"mayor", "menor"} <= question.operations:
        return _best_and_worst(question, knowledge)
    catalogue = knowledge.catalogue
    named = [r for i in question.entities if isinstance(r := catalogue.registros.get(i), Distrito)]
    if not named and _asks_first_of_all(question):
        return None
    if len(named) >= 2:
        return _plan(sorted(named, key=lambda d: d.rango), knowledge, compared=True)
    if len(named) == 1 and not question.attributes and JUDGED & {t.word for t in question.tokens}:
        return _plan(named, knowledge)
    if named or any(i.startswith(("proyecto", "acuerdo")) for i in question.entities):
        return None
    candidates = sorted(_candidates(question, knowledge), key=lambda d: d.rango)
    if not candidates:
        return None
    several = _several(question)
    if several is not None:
        last = bool(LAST & (_words(question) | _typed(question))) or "menor" in question.operations
        every = sorted(knowledge.catalogue.de(Distrito), key=lambda d: d.rango)
        among = _cut(every, several, last=last)
        if AMONG in _words(question) and len(candidates) < len(every):
            return _members(among, [d for d in among if d in candidates], last, knowledge)
        return _listed(_cut(candidates, several, last=last), len(candidates), last, knowledge)
    places = _places_asked(question)
    if len(places) > 1:
        return _listed_at([d for d in candidates if d.rango in places], knowledge)
    if {COUNTED, VERIFY} & question.operations:
        return None
    place = _place(question)
    if place is not None:
        found = [d for d in candidates if d.rango == place]
        return _plan(found, knowledge) if found else None
    if "menor" in question.operations:
        return _plan(candidates[-1:], knowledge)
    if "mayor" in question.operations:
        return _plan(candidates[:1], knowledge)
    return None


def _best_and_worst(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The first and the last of all districts or of a place, where both are asked and nothing else."""
    if any(s.weight >= HEAVY and s.start >= 0 and not _counts(s.text) for s in question.of_kind("term")):
        return None
    found = sorted(_candidates(question, knowledge), key=lambda d: d.rango)
    if len(found) < 2:
        return None
    where = "" if len(found) == len(knowledge.catalogue.de(Distrito)) else " de ese lugar"
    first, last = found[0], found[-1]
    lead = f"De {len(found)} distritos{where}, el mejor ubicado es {_places([first])}; el peor, {_places([last])}."
    return _with_operands([first, last], knowledge, lead=lead)


def _about_rank(question: Interpretation) -> bool:
    districts = {i for i in question.entities if i.startswith("distrito-") and "." not in i}
    if {"mayor", "menor", "comparar"} & question.operations and not question.attributes:
        words = [s for s in question.of_kind("term") if s.weight >= HEAVY and s.start >= 0 and not _counts(s.text)]
        if not words and (
            len(districts) > 1 or ((JUDGED | FIRST | LAST) & _words(question) and _of_districts(question))
        ):
            return True
    placed = PLACE in question.classes and ordinals_in(question.tokens)
    counted = _several(question) is not None or len(_places_asked(question)) > 1
    if _of_districts(question) and (placed or counted) and not set(question.attributes) - {PLACE, RANK}:
        return True
    keys = {t.key for t in question.tokens}
    asked = (RANK in question.attributes and PEOPLE not in question.attributes) or _DEVELOPMENT in keys
    return asked and ("distrito" in question.classes or RANK in question.attributes)


def _asks_first_of_all(question: Interpretation) -> bool:
    """Whether something else than the place in the ranking is asked first of all: «¿qué pesó más en el ranking?»."""
    asked = question.of_kind("attribute")
    own = max((s.weight for s in asked if {RANK, "lugar", "cantidad"} & set(s.ids)), default=0.0)
    return RANK in question.attributes and any(s.weight > own for s in asked)


def _of_districts(question: Interpretation) -> bool:
    return "distrito" in question.classes and set(question.classes) <= PLACED


def _candidates(question: Interpretation, knowledge: Knowledge) -> list[Distrito]:
    places = [p for s in question.of_kind("entity") if (p := _wide(s, question, knowledge))]
    if not places:
        return list(knowledge.catalogue.de(Distrito))
    return [
        d for d in knowledge.catalogue.de(Distrito) if all(d in districts_in(p, knowledge.catalogue) for p in places)
    ]


def _wide(slot: Slot, question: Interpretation, knowledge: Knowledge) -> str | None:
    """The place of a slot; the region where a commune is called the same and no commune is said."""
    regions = [i for i in slot.ids if getattr(knowledge.catalogue.registros.get(i), "tipo", "") == "region"]
    if regions and "comuna" not in question.classes:
        return regions[0]
    return chosen_place(slot, question, knowledge.catalogue)


def _words(question: Interpretation) -> set[str]:
    return {t.word for t in question.tokens}


def _counts(word: str) -> bool:
    """Whether a word says how many are asked for, or that they are the first or the last."""
    return word.isdecimal() or word in NUMBERS or word in FIRST | LAST


def _typed(question: Interpretation) -> set[str]:
    """The words before synonyms replaced them: «places» is plural, the «lugar» that it becomes is not."""
    return {t.word for t in tokenise(question.text)}


def _several(question: Interpretation) -> int | None:
    """How many places from the top or the bottom: «los cinco primeros», «top 3»; None if none is said."""
    typed = [t.word for t in tokenise(question.text)]
    words = _words(question) | _typed(question)
    plural = PLURAL & words or any(a in THE and _counts(b) for a, b in pairwise(typed))
    if not words & (FIRST | LAST) and not ({"mayor", "menor"} & question.operations and plural):
        return None
    said = [int(w) for w in words if w.isdecimal() and 1 < int(w) <= len(NUMBERS) + 1]
    said += [n for n, w in enumerate(NUMBERS, start=2) if w in words]
    return said[0] if len(said) == 1 else None


def _cut(districts: list[Distrito], number: int, *, last: bool) -> list[Distrito]:
    return districts[-number:] if last else districts[:number]


def _listed(found: list[Distrito], compared: int, last: bool, knowledge: Knowledge) -> Plan:
    total = len(knowledge.catalogue.de(Distrito))
    where = f"{compared} distritos" if compared == total else f"{compared} distritos de ese lugar"
    lead = f"Los {len(found)} {_which(last)} de {where} son: {_places(found)}."
    return _with_operands(found, knowledge, lead=lead)


def _listed_at(found: list[Distrito], knowledge: Knowledge) -> Plan | None:
    """The districts at several places that were named."""
    return _with_operands(found, knowledge, lead=f"En esos lugares están: {_places(found)}.") if found else None


def _members(among: list[Distrito], found: list[Distrito], last: bool, knowledge: Knowledge) -> Plan:
    """Which districts of a place stand among the first or the last of all."""
    many = str(len(found)) if found else "ninguno"
    are = "está" if len(found) < 2 else "están"
    lead = f"De los {len(among)} {_which(last)} del ranking, {many} {are} en ese lugar{': ' if found else ''}"
    return _with_operands(found or among, knowledge, lead=f"{lead}{_places(found)}.")


def _which(last: bool) -> str:
    return "últimos" if last else "primeros"


def _places(found: list[Distrito]) -> str:
    return "; ".join(f"{d.rango}°: {d.nombre}" for d in found)


def _place(question: Interpretation) -> int | None:
    """A place named by number or by ordinal: «el lugar 5», «tercero»; first is left to the extremes."""
    for slot in question.slots:
        if slot.kind == "entity":
            continue
        for word in slot.text.split():
            if word.isdecimal() and 1 <= int(word) <= 50:
                return int(word)
    nth = ordinal_in(question.tokens)
    return nth if nth is not None and nth > 1 else None


def _places_asked(question: Interpretation) -> list[int]:
    """Places named by several ordinals or numbers: «el segundo y el tercer lugar», «entre el lugar 5 y el 8»."""
    named = list(dict.fromkeys(ordinals_in(question.tokens)))
    numbers = [int(t.word) for t in question.tokens if t.word.isdecimal() and 1 <= int(t.word) <= MOST]
    if len(numbers) == 2 and AMONG in _words(question) and RANKS & _words(question):
        return list(range(min(numbers), max(numbers) + 1))
    return named or (numbers if RANKS & _words(question) else [])


def _plan(found: list[Distrito], knowledge: Knowledge, *, compared: bool = False) -> Plan:
    total = len(knowledge.catalogue.de(Distrito))
    if compared:
        first, *rest = found
        others = "; ".join(f"{d.nombre} ocupa el {d.rango}°" for d in rest)
        gap = found[-1].rango - first.rango
        places = f"{gap} puestos" if gap > 1 else "un puesto"
        lead = f"{first.nombre} está mejor ubicado: ocupa el {first.rango}° lugar de {total}. {others}."
        lead += f" Hay {places} de diferencia."
        return _with_operands(found, knowledge, lead=lead)
    parts = tuple(i for d in found if (i := f"{d.global_id}.desarrollo") in knowledge.by_id)
    if parts:
        return Plan("answered", "statements", "passage", parts=parts, focus=tuple(d.global_id for d in found))
    lead = "; ".join(f"{d.nombre} ocupa el {d.rango}° lugar de {total}" for d in found) + "."
    return _with_operands(found, knowledge, lead=lead)


def _with_operands(found: list[Distrito], knowledge: Knowledge, *, lead: str) -> Plan:
    return Plan(
        status="answered",
        intent="rank",
        kind="computed",
        lead=lead,
        operands=tuple(i for d in found if (i := f"{d.global_id}.{RANK}") in knowledge.by_id),
        focus=tuple(d.global_id for d in found),
    )

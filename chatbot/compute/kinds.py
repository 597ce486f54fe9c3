"""The records of one kind, listed and counted: «¿qué alianzas hay?», «¿cuántos convenios hay con CODELCO?»."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.text import Token, content_keys
from content.etiquetas import PLAZO, TIPO_ACUERDO, TIPO_ACUERDO_PLURAL
from content.model import Acuerdo, Alianza, Distrito, Registro, Sesion

KINDS: dict[str, tuple[type[Registro], str]] = {
    "alianza": (Alianza, "alianzas estratégicas"),
    "acuerdo": (Acuerdo, "acuerdos"),
    "sesion": (Sesion, "sesiones"),
    "distrito": (Distrito, "distritos mineros"),
}
"""Kinds that no statement lists as a whole: class of the vocabulary → its model and its plural."""

ASIDE = frozenset({"cantidad", "nombre", "definicion"})
"""Attributes that do not ask for more than which there are."""

LIST = "listar"
OPERATIONS = frozenset({LIST, "contar", "existencia"})
HEAVY = 1.0


def kinds(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The list of a kind, narrowed by the words and parties named; None if more than that is asked."""
    named = _class_words(question, knowledge)
    if len({kind for kind, _ in named}) != 1 or set(question.attributes) - ASIDE or question.operations - OPERATIONS:
        return None
    kind, word = named[0]
    several = word.word.endswith("s") or LIST in question.operations
    if kind not in KINDS or not several or question.follows or question.bounds is not None:
        return None
    model, plural = KINDS[kind]
    records: list[Registro] = list(knowledge.catalogue.de(model))
    of_type = [r for r in records if isinstance(r, Acuerdo) and word.key in content_keys([TIPO_ACUERDO[r.tipo]])]
    if len(of_type) > 1:
        records, plural = list(of_type), TIPO_ACUERDO_PLURAL[of_type[0].tipo].lower()
    parties = question.entities_but(("termino-",))
    if any(not i.startswith("organizacion-") for i in parties):
        return None
    codes = {i.removeprefix("organizacion-") for i in parties}
    records = [r for r in records if not codes or codes & set(getattr(r, "partes", ()))]
    words = {
        s.key: s.text for s in question.of_kind("term") if s.key and s.known and s.weight >= HEAVY and s.key != word.key
    }
    records = [r for r in records if set(words) <= _described(r)]
    if len(records) < 2 or question.of_kind("source"):
        return None
    narrowed = any(not set(words) <= _described(r) for r in knowledge.catalogue.de(model))
    said = " ".join(words.values()) if narrowed else ""
    names = [knowledge.entities[i].nombre for i in parties]
    which = "".join([f" («{said}»)" if said else "", f" con {' y '.join(names)}" if names else ""])
    cited = tuple(
        next(i for i in (f"{r.global_id}.definicion", f"{r.global_id}.resumen") if i in knowledge.by_id)
        for r in records
    )
    return Plan(
        status="answered",
        intent="kinds",
        kind="computed",
        lead=f"Este portal reúne {len(records)} {plural}{which}: {'; '.join(r.nombre for r in records)}.",
        cited=cited,
        focus=tuple(r.global_id for r in records),
    )


def _class_words(question: Interpretation, knowledge: Knowledge) -> list[tuple[str, Token]]:
    """Kinds that the question names, with the first word of each: also inside the name of a term of the glossary."""
    taken = {
        at
        for s in question.of_kind("entity")
        if any(not i.startswith("termino-") for i in s.ids)
        for at in range(s.start, s.end)
    }
    return [
        (v.id, question.tokens[m.start])
        for m in knowledge.lexicon.vocablos.find(question.tokens)
        for v in m.values
        if v.grupo == "clase" and m.start not in taken
    ]


def _described(record: Registro) -> frozenset[str]:
    """Keys of the words that say which one of its kind a record is."""
    label = TIPO_ACUERDO[record.tipo] if isinstance(record, Acuerdo) else ""
    label = "distrito minero Chile SONAMI" if isinstance(record, Distrito) else label
    term = PLAZO[record.plazo] if isinstance(record, Alianza) else ""
    return frozenset(content_keys([record.nombre, *record.alias, label, term, "EMRA región Antofagasta"]))

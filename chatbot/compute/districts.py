"""Mining districts by place or mine: which ones, how many, who shares one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.lookup import look_up
from chatbot.places import chosen_place, districts_in, is_place
from chatbot.plan import Option, Plan
from chatbot.statements import Statement
from chatbot.text import content_keys
from content.formato import numero
from content.model import Comuna, Distrito

RANK = "rango"
COMMUNE, PROVINCE, REGION, DISTRICT, MINE, MINES = "comuna", "provincia", "region", "distrito", "faena", "faenas"


def districts(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The districts that a question about districts selects by what it names; None without such a filter."""
    counted = _counted(question, knowledge)
    if counted == REGION and DISTRICT in question.classes:
        return _regions(question, knowledge)
    if counted in (COMMUNE, PROVINCE):
        return _parts_of(counted, question, knowledge)
    if counted == MINE:
        return _mines(question, knowledge)
    if counted is not None and counted != DISTRICT:
        return None
    if "distrito" not in question.classes or any(i.startswith("distrito-") and "." not in i for i in question.entities):
        return None
    if question.excluded:
        return _without(question, knowledge)
    filters = [(s, sets) for s in question.of_kind("entity") if (sets := _selections(s, question, knowledge))]
    if not filters:
        return None
    for slot, sets in filters:
        if len(filters) == 1 and len(sets) > 1:
            return _which(slot, sets, question, knowledge)
    selected = _combine([next(iter(sets.values())) for _, sets in filters])
    if not selected:
        return None
    found = [d for d in knowledge.catalogue.de(Distrito) if d.global_id in selected]
    used = [s for s, _ in filters]
    if len(found) == 1 and "contar" not in question.operations:
        return _one(found[0], used, question, knowledge)
    placed = RANK in question.attributes
    names = "; ".join(f"{d.nombre} ({d.rango}° del ranking)" if placed else d.nombre for d in found)
    where = _where(used, question, knowledge)
    return Plan(
        status="answered",
        intent="districts",
        kind="computed",
        lead=f"Hay {_many(len(found), 'distrito minero', 'distritos mineros')} en {where}: {names}.",
        cited=tuple(i for d in found if (i := f"{d.global_id}.ubicacion") in knowledge.by_id),
        focus=tuple(d.global_id for d in found),
    )


def _without(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The districts of the named places, or all of them, without those of the places that are left out."""
    found = list(knowledge.catalogue.de(Distrito))
    wide = replace(question, operations=question.operations | {"listar"})
    left_out = []
    for slot in question.of_kind("entity"):
        place = _wide(slot, wide, knowledge) or chosen_place(slot, question, knowledge.catalogue)
        if place is None:
            return None
        inside = districts_in(place, knowledge.catalogue)
        if set(slot.ids) <= question.excluded:
            found = [d for d in found if d not in inside]
            left_out.append(slot)
        else:
            found = [d for d in found if d in inside]
    if not found or not left_out:
        return None
    named = "; ".join(d.nombre for d in found)
    lead = f"{_many(len(found), 'distrito minero', 'distritos mineros')} fuera de {_where(left_out, wide, knowledge)}"
    return Plan(
        status="answered",
        intent="districts",
        kind="computed",
        lead=f"Hay {lead}: {named}.",
        cited=tuple(i for d in found if (i := f"{d.global_id}.ubicacion") in knowledge.by_id),
        focus=tuple(d.global_id for d in found),
    )


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _counted(question: Interpretation, knowledge: Knowledge) -> str | None:
    """The kind of thing that is counted: «cuántas comunas abarca el distrito» counts communes, not districts."""
    if "contar" not in question.operations:
        return None
    for before, token in zip(question.tokens, question.tokens[1:], strict=False):
        if before.word in ("cuantos", "cuantas"):
            for vocablo in knowledge.catalogue.vocablos:
                if vocablo.grupo == "clase" and token.key in content_keys(t for t in vocablo.terminos if " " not in t):
                    return vocablo.id
    return None


def _regions(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """How many regions all the districts touch, and which; None if the question is about one district."""
    if any(i.startswith("distrito-") for i in question.entities):
        return None
    found = knowledge.catalogue.de(Distrito)
    regions = tuple(dict.fromkeys(r for d in found for r in d.regiones))
    names = [r.removeprefix("Región de ").removeprefix("Región ") for r in regions]
    return Plan(
        status="answered",
        intent="regions",
        kind="computed",
        lead=f"Los {len(found)} distritos mineros están en {len(regions)} regiones: {', '.join(names)}.",
        cited=tuple(i for d in found if (i := f"{d.global_id}.regiones") in knowledge.by_id)
        or tuple(i for d in found if (i := f"{d.global_id}.ubicacion") in knowledge.by_id),
        focus=tuple(d.global_id for d in found),
    )


def _parts_of(kind: str, question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """How many communes or provinces the one named district covers, and which; provinces as the study prints them."""
    ids = [i for s in question.of_kind("entity") for i in s.ids if i.startswith("distrito-") and "." not in i]
    if len(set(ids)) != 1 or len({s.ids for s in question.of_kind("entity")}) != 1:
        return None
    district = knowledge.catalogue.registros[ids[0]]
    if not isinstance(district, Distrito):
        return None
    communes = [knowledge.catalogue.get(Comuna, c).nombre for c in district.comunas]
    names = communes if kind == COMMUNE else list(district.provincias_fuente)
    many = f"{kind}s" if len(names) > 1 else kind
    printed = "" if kind == COMMUNE else ", tal como las imprime el estudio"
    told = f"{district.global_id}.{'ubicacion' if kind == COMMUNE else 'provincias'}"
    called = f"{district.nombre[:1].lower()}{district.nombre[1:]}"
    also = _also_in(district, kind, question)
    return Plan(
        status="answered",
        intent="communes",
        kind="computed",
        lead=f"El {called} abarca {len(names)} {many}{printed}: {', '.join(names)}.{also}",
        cited=(told,) if told in knowledge.by_id else (),
        focus=(district.global_id,),
    )


def _also_in(district: Distrito, kind: str, question: Interpretation) -> str:
    """The regions too, where «cuántas comunas y regiones» asks for them."""
    if kind == REGION or REGION not in question.classes:
        return ""
    regions = _many(len(district.regiones), "región", "regiones")
    return f" Está en {regions}: {', '.join(district.regiones)}."


def _mines(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """How many mines the districts of the one named place hold, and which; None for one district or all of them."""
    if any(i.startswith("distrito-") for i in question.entities):
        return None
    filters = [(s, sets) for s in question.of_kind("entity") if (sets := _selections(s, question, knowledge))]
    if len(filters) != 1 or len(filters[0][1]) != 1:
        return None
    selected = next(iter(filters[0][1].values()))
    found = [d for d in knowledge.catalogue.de(Distrito) if d.global_id in selected]
    if len(found) < 2:
        return None
    told = [s for d in found if (s := _number_of_mines(d, knowledge)) is not None]
    if len(told) < len(found):
        return None
    least = sum((s.valor or Decimal(0) for s in told), Decimal(0))
    most = sum((s.valor_hasta or s.valor or Decimal(0) for s in told), Decimal(0))
    many = numero(least) if least == most else f"{numero(least)} a {numero(most)}"
    listed = "; ".join(f"{s.registro.nombre}: {s.valor_texto}" for s in told)
    where = _where([filters[0][0]], question, knowledge)
    return Plan(
        status="answered",
        intent="mines",
        kind="computed",
        lead=f"Los {len(found)} distritos mineros de {where} reúnen {many} faenas. {listed}.",
        operands=tuple(s.id for s in told),
        focus=tuple(d.global_id for d in found),
    )


def _number_of_mines(district: Distrito, knowledge: Knowledge) -> Statement | None:
    """The district's own count of its mines; None if it has none."""
    own = (knowledge.statements[i] for i in knowledge.by_record.get(district.global_id, ()))
    return next((s for s in own if s.tipo == "cifra" and s.valor is not None and s.unidad == MINES), None)


def _selections(slot: Slot, question: Interpretation, knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """For each reading of a name, the districts it selects; readings that select the same are one."""
    found: dict[str, frozenset[str]] = {}
    place = _wide(slot, question, knowledge) or chosen_place(slot, question, knowledge.catalogue)
    if place is not None:
        selected = frozenset(d.global_id for d in districts_in(place, knowledge.catalogue))
        if selected:
            found[place] = selected
    for entity_id in slot.ids:
        if knowledge.entities[entity_id].tipo == "faena" and not is_place(entity_id):
            selected = frozenset([knowledge.entities[entity_id].record_id])
            if selected not in found.values():
                found[entity_id] = selected
    return found


def _wide(slot: Slot, question: Interpretation, knowledge: Knowledge) -> str | None:
    """The region, when districts are counted or listed in a place that is also called like a commune."""
    if not {"contar", "listar"} & question.operations or {"comuna", "provincia"} & set(question.classes):
        return None
    regions = [i for i in slot.ids if getattr(knowledge.catalogue.registros.get(i), "tipo", "") == "region"]
    return regions[0] if regions else None


def _combine(sets: list[frozenset[str]]) -> frozenset[str]:
    common = frozenset.intersection(*sets)
    return common or frozenset.union(*sets)


def _which(slot: Slot, sets: dict[str, frozenset[str]], question: Interpretation, knowledge: Knowledge) -> Plan:
    options = []
    for entity_id, selected in sets.items():
        entity = knowledge.entities[entity_id]
        names = ", ".join(knowledge.entities[i].nombre for i in sorted(selected))
        label = f"{entity.tipo.capitalize()} {entity.nombre} ({names})"
        options.append(Option(label, f"¿En qué distrito minero está la {entity.tipo} {entity.nombre}?"))
    return Plan(
        status="clarification",
        intent="clarification",
        lead=f"«{slot.text.title()}» nombra más de una cosa. ¿A cuál te refieres?",
        options=tuple(options),
        focus=tuple(dict.fromkeys(knowledge.entities[i].record_id for i in sets)),
    )


def _one(district: Distrito, used: list[Slot], question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """One district: what else was asked about it, or where it is."""
    rest = question.with_slots(tuple(s for s in question.slots if s not in used))
    if rest.of_kind("attribute"):
        plan = look_up(rest, knowledge, only=knowledge.by_record[district.global_id])
        if plan is not None and plan.status in ("answered", "conflict"):
            return plan
    own = [f"{i}.distritos" for s in used for i in s.ids[:1] if i.startswith(f"{COMMUNE}-")]
    shared = "compartir" in question.operations and any(f"{district.global_id}." in i for s in used for i in s.ids)
    own += [f"{district.global_id}.{MINES}"] if shared else []
    location = next((i for i in own if i in knowledge.by_id), f"{district.global_id}.ubicacion")
    if location not in knowledge.by_id:
        return None
    return Plan("answered", "statements", "passage", parts=(location,), focus=(district.global_id,))


def _where(slots: list[Slot], question: Interpretation, knowledge: Knowledge) -> str:
    names = []
    for slot in slots:
        place = _wide(slot, question, knowledge) or chosen_place(slot, question, knowledge.catalogue)
        entity = knowledge.entities[place or slot.ids[0]]
        names.append(f"la comuna de {entity.nombre}" if entity.tipo == "comuna" else f"la {entity.nombre}")
    return " y ".join(names)

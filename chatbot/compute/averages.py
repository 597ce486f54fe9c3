"""The mean of the cells of a table, or of the amounts of the projects that have one, computed by this site."""

from __future__ import annotations

from decimal import Decimal

from chatbot.compute.extremes import AVERAGE, cells_of, parts_of_a_total, priced_projects, row_names
from chatbot.compute.operands import by_entity
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from content.formato import con_unidad, numero

SHARES = frozenset({"proporcion", "puntos", "rango"})
"""Magnitudes whose mean says nothing without the wholes that they are parts of."""

MIN_VALUES = 2


def averages(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The mean that the question asks for; None if it asks for none, or nothing can be averaged."""
    if AVERAGE not in question.operations or not question.slots:
        return None
    named = [s for _, s in by_entity(question, knowledge)]
    of_projects = not named and "proyecto" in question.classes and "monto-total" in question.attributes
    priced, projects = priced_projects(knowledge) if of_projects else ([], 0)
    values = named or priced or parts_of_a_total(question, knowledge) or cells_of(question, knowledge)
    units = {s.unidad for s in values}
    unit = knowledge.catalogue.unidades.get(next(iter(units)) or "") if len(units) == 1 else None
    if len(values) < MIN_VALUES or unit is None or unit.magnitud in SHARES:
        return None
    total = sum((s.valor or Decimal(0) for s in values), Decimal(0))
    mean = (total / len(values)).quantize(Decimal("0.1"))
    shown = con_unidad(numero(mean), mean, unit).replace("\N{NO-BREAK SPACE}", " ")
    covered = f" Solo {len(values)} de {projects} proyectos informan un monto total comparable." if of_projects else ""
    whose = len({s.registro.global_id for s in values}) > 1
    names = [s.registro.nombre for s in values] if whose else row_names(values, knowledge)
    listed = "; ".join(f"{name}, {s.valor_texto}" for name, s in zip(names, values, strict=True))
    terms = f"{numero(total)} entre {len(values)}"
    return Plan(
        status="answered",
        intent="average",
        kind="computed",
        lead=f"El promedio es de {shown} ({terms}): {listed}.{covered} Lo calcula este sitio.",
        operands=tuple(s.id for s in values),
        focus=tuple(dict.fromkeys(s.registro.global_id for s in values)),
    )

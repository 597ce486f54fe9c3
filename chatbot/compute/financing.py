"""Who pays a project: amounts, shares and fund together, from its financing."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.told import PAYING
from content.model import Organizacion, Proyecto, Termino

AMOUNT = "monto-total"


def about_financing(question: Interpretation) -> bool:
    """Whether what is asked first of all is who pays or how much, or nothing else is asked."""
    asked = question.of_kind("attribute")
    main = max(asked, key=lambda s: s.weight, default=None)
    return main is None or bool((PAYING | {AMOUNT}) & set(main.ids)) or not PAYING & {i for s in asked for i in s.ids}


def financing(project: Proyecto, knowledge: Knowledge) -> Plan | None:
    """Everything known about the project's financing; None if it has no contributions."""
    sentences, operands = [], []
    for aporte in project.financiamiento:
        record = knowledge.catalogue.get(Organizacion, aporte.organizacion)
        amount = knowledge.by_id.get(f"{project.global_id}.{aporte.monto}")
        share = knowledge.by_id.get(f"{project.global_id}.{aporte.porcentaje}")
        operands += [s.id for s in (amount, share) if s]
        text = f"{record.nombre} pone {amount.valor_texto}" if amount else f"{record.nombre} es financista"
        text += f" ({share.valor_texto})" if share else ""
        if aporte.fondo:
            fund = knowledge.catalogue.registros.get(f"termino-{aporte.fondo}")
            text += f", con {fund.nombre}" if isinstance(fund, Termino) else ""
        sentences.append(text)
    if not sentences:
        return None
    total = knowledge.by_id.get(f"{project.global_id}.{project.presupuesto}")
    lead = f"Financiamiento de {project.nombre}: {'; '.join(sentences)}."
    if total is not None:
        lead += f" Monto total: {total.valor_texto}."
        operands.append(total.id)
    return Plan(
        status="answered",
        intent="financing",
        kind="computed",
        lead=lead,
        operands=tuple(operands),
        focus=(project.global_id,),
    )

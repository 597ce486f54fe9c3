"""How many places a table has rows for: «¿en cuántas localidades de la comuna…?»."""

from __future__ import annotations

from chatbot.compute.extremes import cells_of, parts_of_a_total, row_names
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.text import HOW_MANY, content_keys

COUNT, VILLAGE = "cantidad", "lugar"
MIN_ROWS = 2


def counted(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The rows of the table that the question names best; None if villages are not what is counted."""
    kinds = {k for v in knowledge.catalogue.vocablos if v.id == VILLAGE for k in content_keys(v.terminos)}
    after = [i + 1 for i, t in enumerate(question.tokens) if t.word in HOW_MANY]
    if not any(i < len(question.tokens) and question.tokens[i].key in kinds for i in after):
        return None
    rest = question.with_slots(tuple(s for s in question.slots if COUNT not in s.ids and s.start not in after))
    cells = parts_of_a_total(rest, knowledge) or cells_of(rest, knowledge)
    if len(cells) < MIN_ROWS:
        return None
    tables = list(dict.fromkeys(knowledge.by_id[c.serie].nombre for c in cells if c.serie))
    rows = "; ".join(f"{name}, {c.valor_texto}" for name, c in zip(row_names(cells, knowledge), cells, strict=True))
    said = f" («{tables[0]}»)" if len(tables) == 1 else ""
    return Plan(
        status="answered",
        intent="counted",
        kind="computed",
        lead=f"Son {len(cells)} filas del cuadro{said}: {rows}.",
        operands=tuple(c.id for c in cells),
        focus=tuple(dict.fromkeys(c.registro.global_id for c in cells)),
    )

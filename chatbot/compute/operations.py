"""Answers that are computed from the Catalogue: lists, counts, ranks, sums, differences. One module an operation."""

from __future__ import annotations

from collections.abc import Callable

from chatbot.compute.absences import absences
from chatbot.compute.agenda import agenda
from chatbot.compute.arithmetic import arithmetic
from chatbot.compute.averages import averages
from chatbot.compute.bounded import bounded
from chatbot.compute.communes import communes
from chatbot.compute.contrasts import contrasts
from chatbot.compute.counted import counted
from chatbot.compute.disputes import disputes
from chatbot.compute.districts import districts
from chatbot.compute.extremes import extremes
from chatbot.compute.grouped import grouped
from chatbot.compute.kinds import kinds
from chatbot.compute.meanings import meanings
from chatbot.compute.members import members
from chatbot.compute.payers import payers
from chatbot.compute.projects import projects
from chatbot.compute.ranking import development_rank
from chatbot.compute.shares import remainders, shares
from chatbot.compute.targets import targets
from chatbot.compute.totals import totals
from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import rank
from chatbot.statements import Statement

Computer = Callable[[Interpretation, Knowledge], Plan | None]

COMPUTERS: tuple[Computer, ...] = (
    meanings,
    agenda,
    disputes,
    remainders,
    bounded,
    counted,
    grouped,
    absences,
    kinds,
    development_rank,
    members,
    targets,
    payers,
    shares,
    totals,
    arithmetic,
    contrasts,
    districts,
    communes,
    projects,
    averages,
    extremes,
)
"""In this order: the first one that recognises its operation answers."""


SELECTING: tuple[Computer, ...] = (districts, projects, extremes)
"""Operations that go by a few words of the question and leave the others aside."""

VERBS = frozenset({"es", "son", "era", "eran", "esta", "estan", "estaba", "estaban", "hay", "habia", "tiene", "tienen"})
"""Verbs with which a question begins that is answered by yes or no."""

VERIFY = "verificar"
MIN_SLOTS = 4
MIN_WORDED = 3
"""Words of content of a name from which it says what is asked, not only what about."""

TOLD = 0.9
"""Coverage, and share of its own name asked for, from which one sentence tells just what is asked."""


def compute(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The first operation that recognises the question; None if it is a plain look-up."""
    for computer in COMPUTERS:
        plan = computer(question, knowledge)
        if plan is not None:
            aside = computer is development_rank and (_asks_whether(question) or _asks_more(question))
            selects = computer in SELECTING or aside
            return None if selects and _told(question, knowledge) else plan
    return None


def _asks_whether(question: Interpretation) -> bool:
    """Whether it begins with a verb: «¿es verdad que…?», «¿están los distritos…?» ask neither which nor how many."""
    return VERIFY in question.operations or (bool(question.tokens) and question.tokens[0].word in VERBS)


def _asks_more(question: Interpretation) -> bool:
    """Whether something else than a place in the ranking is asked: «¿qué pesó más, el empleo o…?»."""
    return bool(set(question.attributes) - {"rango", "cantidad", "lugar", "definicion"})


def _in_its_words(question: Interpretation, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether a name of the statement, of several words of content, stands in the question as it is."""
    own = knowledge.position[statement.id]
    spans = [m for m in knowledge.wordings.find(question.tokens) if own in m.values]
    return any(sum(t.content for t in question.tokens[m.start : m.end]) >= MIN_WORDED for m in spans)


def _told(question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether a sentence of the Catalogue says just what is asked, and more than its attribute and one name.

    Few words are enough where none of them asks for an operation or names a kind of thing: «hay posta en Chiu Chiu».
    """
    best = rank(question, knowledge, limit=1)
    sentence = best[0].statement if best and best[0].statement.tipo == "dato" else None
    if sentence is not None and not question.excluded and _in_its_words(question, sentence, knowledge):
        return True
    plain = not question.classes and not question.operations
    return (
        (plain or len(question.slots) >= MIN_SLOTS)
        and any(strong(s) for s in question.slots)
        and sentence is not None
        and min(best[0].coverage, best[0].exact) >= TOLD
    )

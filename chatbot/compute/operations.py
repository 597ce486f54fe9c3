"""Answers that are computed from the Catalogue: lists, counts, ranks, sums, differences. One module an operation."""

from __future__ import annotations

from collections.abc import Callable

from chatbot.compute.arithmetic import arithmetic
from chatbot.compute.disputes import disputes
from chatbot.compute.districts import districts
from chatbot.compute.extremes import extremes
from chatbot.compute.payers import payers
from chatbot.compute.projects import projects
from chatbot.compute.ranking import development_rank
from chatbot.compute.targets import targets
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan

Computer = Callable[[Interpretation, Knowledge], Plan | None]

COMPUTERS: tuple[Computer, ...] = (
    disputes,
    development_rank,
    targets,
    arithmetic,
    payers,
    districts,
    projects,
    extremes,
)
"""In this order: the first one that recognises its operation answers."""


def compute(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The first operation that recognises the question; None if it is a plain look-up."""
    for computer in COMPUTERS:
        plan = computer(question, knowledge)
        if plan is not None:
            return plan
    return None

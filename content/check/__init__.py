"""The rules that hold between records, one module a theme; here they are run. Shapes are checked on load.

Every check takes what was loaded and yields problems; nothing is printed or raised here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from content.check.evidence import check_conflicts, check_evidence, check_lengths, check_told_elsewhere
from content.check.identity import check_duplicates
from content.check.prensa import check_historia, check_minutas
from content.check.privacy import check_privacy
from content.check.records import Content
from content.check.references import check_references
from content.check.sums import check_sums
from content.check.traducciones import check_traducciones
from content.errors import ContentProblem
from content.load import Loaded

CHECKS: tuple[Callable[[Content], Iterator[ContentProblem]], ...] = (
    check_duplicates,
    check_references,
    check_evidence,
    check_conflicts,
    check_told_elsewhere,
    check_lengths,
    check_sums,
    check_privacy,
    check_minutas,
    check_historia,
    check_traducciones,
)


def check_loaded(loaded: Loaded) -> list[ContentProblem]:
    """All problems between records, in file order."""
    content = Content(loaded)
    return sorted(problem for check in CHECKS for problem in check(content))


__all__ = ["CHECKS", "check_loaded"]

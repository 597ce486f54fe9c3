"""Whether an answer is right: status, contents, what must not be said, one of the sources.

Comparison ignores case, accents and typography; numbers match whole, short words match whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from chatbot.answer import Answer
from chatbot.evaluation.judged import Judged

SILENT = ("no_answer", "out_of_scope")
SPOKEN = ("answered", "conflict")
_SHORT = 4


def wrong_with(item: Judged, found: Answer) -> Iterable[str]:
    """Names of the checks that an answer fails."""
    text = plain(" ".join([found.answer, *(o.label for o in found.options)]))
    cited = {c.source_id for c in found.citations}
    friendly = item.type == "chitchat" and found.status == "answered" and not cited
    if found.status not in item.status and not friendly:
        yield "status"
    if not all(any(holds(text, one) for one in group) for group in item.must_include):
        yield "include"
    if any(holds(text, one) for one in item.must_not_include):
        yield "exclude"
    if item.sources and item.status[0] in SPOKEN and not cited & item.sources:
        yield "sources"


def plain(text: str) -> str:
    """Lower case, no accents, one kind of dash, quote and space; `91 %` → `91%`, `$ 4` → `$4`."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    text = re.sub(r"[*_`]", "", text)
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"[“”«»„]", '"', text)
    text = re.sub(r"(?<=\d)\s+%", "%", text)
    text = re.sub(r"\$\s+(?=\d)", "$", text)
    return re.sub(r"\s+", " ", text).strip()


def holds(text: str, alternative: str) -> bool:
    """Whether the alternative stands in the plain text; numbers end where they end, short words stand alone."""
    wanted = plain(alternative)
    pattern = re.escape(wanted)
    if wanted[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d[.,])" + pattern
    elif len(wanted) <= _SHORT:
        pattern = r"(?<!\w)" + pattern
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", wanted):
        pattern += r"(?!\d)"
    elif wanted[-1:].isdigit():
        pattern += r"(?!\d)(?![.,]\d)"
    elif len(wanted) <= _SHORT and wanted[-1:].isalpha():
        pattern += r"(?:s|es)?(?!\w)"
    return re.search(pattern, text) is not None

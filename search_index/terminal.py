"""What this room shows in a terminal: progress of long steps and ranked passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from search_index.engine import Hit

SHOWN_CHARS = 240
"""How much of a passage is shown."""


@contextmanager
def console_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function (step, done, total) that draws one bar a step on the error stream."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step.capitalize(), total=max(total, 1))
            bars.update(tasks[step], completed=done if total else 1)

        yield show


def hit_text(number: int, hit: Hit) -> str:
    """Three lines for a ranked passage: scores and place, beginning of the text, address and source."""
    chunk = hit.chunk
    place = " › ".join((chunk.title, *chunk.heading_path))
    return (
        f"{number:2}. {hit.score:.3f}  BM25 {hit.bm25:5.2f}  denso {hit.dense:5.2f}  {chunk.tipo}: {place}\n"
        f"    {' '.join(chunk.body.split())[:SHOWN_CHARS]}\n"
        f"    {chunk.url or '(sin página)'}  [{chunk.source_id or '-'} · {chunk.locator or '-'}]"
    )

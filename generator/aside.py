"""Pure work on another processor: a fork of this process does one task and sends back what it made.

A fork has everything that is in memory at no cost; only the result travels. A task computes and nothing else: it
neither prints nor keeps files open.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
Tick = Callable[[], None]

TICK_S = 0.2


class Promise(Generic[Made]):
    """What a task will have made."""

    def __init__(self, take: Callable[[Tick], Made]) -> None:
        self._take = take

    def result(self, tick: Tick = lambda: None) -> Made:
        """Wait for it; `tick` is called now and then, and may raise to give up. Raises what the task raised."""
        return self._take(tick)


@contextmanager
def aside(task: Callable[[], Made], *, worth_it: bool = True) -> Iterator[Promise[Made]]:
    """Run the task in a fork while the block runs; leaving the block early ends it.

    Without a second processor, without forks, or if the work is too little, the task runs when its result is asked for.
    """
    if not (worth_it and (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()):
        yield Promise(lambda tick: task())
        return
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(task, theirs), daemon=True)
    with warnings.catch_warnings():
        # a thread that draws progress holds nothing that a task needs
        warnings.filterwarnings("ignore", message=".*multi-threaded.*fork", category=DeprecationWarning)
        process.start()
    theirs.close()
    try:
        yield Promise(lambda tick: _received(ours, tick))
    finally:
        ours.close()
        process.terminate()
        process.join()


@contextmanager
def uncollected(*, ending: bool = True) -> Iterator[None]:
    """Do not look for unreachable objects meanwhile: a build makes millions, and hardly any that are.

    If the process ends soon afterwards, what it holds then is not looked through once more.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if ending:
                gc.freeze()
            gc.enable()


def _run(task: Callable[[], object], answers: Connection) -> None:
    try:
        answer: tuple[bool, Any] = (True, task())
    except Exception as error:
        answer = (False, error)
    answers.send(answer)


def _received(answers: Connection, tick: Tick) -> Any:
    try:
        while not answers.poll(TICK_S):
            tick()
        fine, made = answers.recv()
    except EOFError:
        raise RuntimeError("a task ended without an answer") from None
    if fine:
        return made
    raise made

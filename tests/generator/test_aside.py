"""Work in a fork: the same result as here, faults come back, and nobody is left behind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from pathlib import Path

import pytest

from content.load import load_catalogue
from generator import build
from generator.aside import aside, uncollected
from generator.errors import GeneratorError
from generator.write import read_tree
from tests.generator.ejemplo import ROOT, quiet, settings

two = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="a second processor is needed")


@pytest.mark.parametrize("worth_it", [True, False])
def test_the_result_is_what_the_task_made(worth_it: bool) -> None:
    with aside(lambda: (os.getpid(), "ñ" * 100_000), worth_it=worth_it) as promise:
        process, text = promise.result()
    assert text == "ñ" * 100_000
    assert (process == os.getpid()) is (not worth_it or os.cpu_count() == 1)


@pytest.mark.parametrize("worth_it", [True, False])
def test_a_fault_of_the_task_is_raised_where_its_result_is_asked_for(worth_it: bool) -> None:
    def task() -> None:
        raise GeneratorError("a.md", "no se puede.", "Corrige.")

    with aside(task, worth_it=worth_it) as promise, pytest.raises(GeneratorError) as fault:
        promise.result()
    assert (fault.value.where, fault.value.mend) == ("a.md", "Corrige.")


@two
def test_a_task_that_dies_is_told() -> None:
    with aside(lambda: os._exit(3)) as promise, pytest.raises(RuntimeError, match="without an answer"):
        promise.result()


@two
def test_leaving_early_ends_the_task() -> None:
    def give_up() -> None:
        raise KeyboardInterrupt

    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt), aside(lambda: time.sleep(60)) as promise:
        promise.result(give_up)
    assert time.perf_counter() - start < 30
    assert multiprocessing.active_children() == []


def test_objects_are_collected_again_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.slow
def test_pages_made_aside_are_the_pages_made_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = []
    for name, many in (("aside", 1), ("here", 100_000)):
        monkeypatch.setattr(build, "MANY", many)
        config = settings().model_copy(update={"build": tmp_path / name})
        build.build_pages(load_catalogue(), config, ROOT, quiet)
        trees.append(read_tree(config.pages_dir))
    assert trees[0] == trees[1]

"""What the whole suite shares: the real site, built once, and a last line that never hides a skipped browser test."""

from __future__ import annotations

import shutil

import pytest

from content.load import load_catalogue
from content.settings import Settings
from generator.build import build_pages
from generator.site import build_site
from search_index.build import build_index
from tests.generator.ejemplo import ROOT, quiet, settings


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The configuration of a build of the real data: its pages and its site are there, its index is not."""
    folder = tmp_path_factory.mktemp("real")
    service = settings().service.model_copy(update={"store": folder / "store.sqlite"})
    config = settings().model_copy(update={"build": folder, "library": folder / "library", "service": service})
    build_pages(load_catalogue(), config, ROOT, quiet)
    build_site(config, ROOT, quiet)
    return config


@pytest.fixture(scope="session")
def real_index(real_site: Settings) -> Settings:
    """The same build with its index, built once a run.

    What the checkout's own index has embedded is not embedded again: the bundle is the same bytes either way.
    """
    own = settings().index_dir
    if own.is_dir():
        shutil.copytree(own, real_site.index_dir)
    build_index(load_catalogue(), real_site.pages_dir, real_site.library, real_site.index_dir, real_site.index, quiet)
    return real_site


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last lines of a run, after pytest's own, say which browser tests did not run, and why."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    skipped = [r for r in reports if "tests/browser/" in r.nodeid]
    if skipped:
        reason = skipped[0].longrepr[2] if isinstance(skipped[0].longrepr, tuple) else str(skipped[0].longrepr)
        reporter.write_line(
            f"\nPRUEBAS DE NAVEGADOR OMITIDAS: {len(skipped)}. {reason.removeprefix('Skipped: ')}",
            yellow=True,
            bold=True,
        )

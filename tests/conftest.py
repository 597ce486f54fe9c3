"""What the whole suite shares: the browser tests never skip in silence."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The last lines of a run say which browser tests did not run, and why."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "tests/browser/" in r.nodeid]
    if skipped:
        reason = skipped[0].longrepr[2] if isinstance(skipped[0].longrepr, tuple) else str(skipped[0].longrepr)
        terminalreporter.write_line("")
        terminalreporter.write_line(
            f"PRUEBAS DE NAVEGADOR OMITIDAS: {len(skipped)}. {reason.removeprefix('Skipped: ')}", yellow=True, bold=True
        )

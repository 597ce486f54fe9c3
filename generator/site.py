"""`build/pages` → `build/site`: runs MkDocs in a process of its own and publishes what it made.

MkDocs empties its output folder first; it therefore works in a folder beside the site, and only changed bytes reach
the site that may be being served.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from content.settings import Settings
from generator.build import Progress
from generator.errors import GeneratorError
from generator.security import security_txt
from generator.write import WriteReport, read_tree, write_tree

BUILD_DATE = "315532800"
"""1980-01-01: the date that MkDocs stamps into compressed files, unless SOURCE_DATE_EPOCH says another."""

UNUSED_OF_THEME = re.compile(r"assets/(javascripts|stylesheets)/|assets/images/favicon\.png$")
"""Files of the theme that no page of ours loads: our pages bring their own styles and scripts."""


def build_site(settings: Settings, root: Path, progress: Progress) -> WriteReport:
    """Build the site; a broken link or anchor is a GeneratorError that carries what MkDocs said."""
    progress("sitio", 0, 1)
    made = settings.build / "site.next"
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(made.resolve())],
        cwd=root,
        env=_environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if not line.startswith("INFO")]
        raise GeneratorError(
            "build/site",
            "MkDocs no pudo armar el sitio:\n" + "\n".join(said) + "\n",
            "Corrige los enlaces o la plantilla que nombra.",
        )
    files = {name: content for name, content in read_tree(made).items() if not UNUSED_OF_THEME.match(name)}
    files |= security_txt(settings.site)
    report = write_tree(settings.site_dir, files)
    write_tree(made, {})
    made.rmdir()
    progress("sitio", 1, 1)
    return report


def _environment(settings: Settings) -> dict[str, str]:
    """MkDocs' environment: what `mkdocs.yml` reads with `!ENV`, and a fixed date."""
    return {
        "SOURCE_DATE_EPOCH": BUILD_DATE,
        **os.environ,
        "EMRA_SITE_URL": settings.site.url,
        "EMRA_SITE_NAME": settings.site.name,
        "EMRA_PAGES": str(settings.pages_dir.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
    }

"""What is known of every page of the site as it was built, kept between two builds; and when it no longer holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from content.settings import Settings
from generator.write import read_tree

CACHE = Path(".cache", "sitio.json")


@dataclass(frozen=True, slots=True)
class Known:
    """A converted page: hash of its Markdown, its file on the site and that file's hash, its anchors and links;
    the kind of its record, how much it weighs compressed, and the files that it loads.

    Both hashes leave out the version of the data. `made` is the file's name in the staging folder.
    """

    source: str
    html: str
    made: str
    html_hash: str
    ids: list[str]
    links: list[str]
    kind: str
    weight: int
    loads: list[str]


def fingerprint(root: Path, settings: Settings) -> str:
    """Hash of everything but the page itself that its HTML depends on."""
    from importlib.metadata import version

    parts = {n: sha256(c).hexdigest() for n, c in read_tree(root / "site_src" / "overrides").items()}
    for name in (
        "mkdocs_process.py",
        "mkdocs_quick.py",
        "mkdocs_theme.py",
        "markdown_html.py",
        "markdown_output.py",
        "markdown_quick.py",
        "budget.py",
    ):
        parts[name] = sha256(Path(__file__).with_name(name).read_bytes()).hexdigest()
    parts["mkdocs.yml"] = sha256((root / "mkdocs.yml").read_bytes()).hexdigest()
    parts |= {name: version(name) for name in ("mkdocs", "mkdocs-material", "markdown", "jinja2")}
    parts |= {"url": settings.site.url, "name": settings.site.name, "pages": str(settings.pages_dir.resolve())}
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def recall(path: Path, current: str) -> tuple[dict[str, Known], str]:
    """What an earlier build knew, with the version of its data, if it was made the same way.

    A damaged file is as good as none.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["huella"] != current:
            return {}, ""
        return {source: Known(**facts) for source, facts in stored["paginas"].items()}, str(stored["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}, ""

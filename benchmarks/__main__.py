"""`python -m benchmarks [--squad FILE] [--part retrieval|index|scale]`: measures and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks import building, retrieval, scale
from benchmarks.corpus import own, squad
from benchmarks.peers import PEERS
from benchmarks.report import write_part

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "eval" / "preguntas.jsonl"
INDEX = ROOT / "build" / "index"
PARTS = ("retrieval", "index", "scale")
PAGES = ROOT / "build" / "pages"
LIBRARY = ROOT / "library"


def main() -> None:
    """Read the arguments, measure the parts, write each one's block."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Mide la búsqueda frente a otras.")
    squad_file = os.environ.get("EMRA_SQUAD")
    parser.add_argument("--squad", type=Path, default=Path(squad_file) if squad_file else None)
    parser.add_argument("--corpus", choices=("squad", "own"), help="uno solo; por omisión, ambos")
    parser.add_argument("--part", action="append", choices=PARTS)
    parser.add_argument("--system", action="append", choices=sorted(PEERS))
    parser.add_argument("--limit", type=int, help="solo las primeras preguntas")
    parser.add_argument("--chunks", type=int, default=100_000)
    given = parser.parse_args()
    parts = given.part or PARTS
    if "retrieval" in parts:
        corpora = [own(INDEX, JUDGED)] if given.corpus != "squad" else []
        if given.squad is not None and given.corpus != "own":
            corpora.insert(0, squad(given.squad))
        elif given.squad is None:
            print("Sin --squad ni EMRA_SQUAD: se miden solo los pasajes propios.", file=sys.stderr)
        for corpus in corpora:  # a corpus that fails later costs nothing that was measured
            write_part(f"retrieval: {corpus.name}", retrieval.part(corpus, given.system or list(PEERS), given.limit))
    if "index" in parts:
        write_part("index", building.part(PAGES, LIBRARY, JUDGED))
    if "scale" in parts:
        write_part("scale", scale.part(INDEX, given.squad, JUDGED, given.chunks))


if __name__ == "__main__":
    main()

"""The machine that measures: its name, its load, and the rates that no program on it can beat."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Rates:
    """Best of some runs, one thread: memory read (GB/s), multiply-add work of a matrix product (Gop/s), SHA-256."""

    read_gb_s: float
    gop_s: float
    sha_gb_s: float


def measured_rates() -> Rates:
    """Measure them here."""
    import numpy as np  # whoever only describes the machine does not pay for it

    block = np.ones(32 << 20, dtype=np.float32)
    square = np.ones((768, 768), dtype=np.float32)
    raw = bytes(32 << 20)
    return Rates(
        read_gb_s=block.nbytes / best(lambda: block.sum()) / 1e9,
        gop_s=2 * 768**3 / best(lambda: square @ square) / 1e9,
        sha_gb_s=len(raw) / best(lambda: sha256(raw).digest()) / 1e9,
    )


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of REPEATS runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def described(packages: tuple[str, ...]) -> str:
    """Processor, cores, load, Python and versions, one line each, as Markdown."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    lines = [
        f"- Procesador: {names[0] if names else platform.machine()}, {os.cpu_count()} núcleos; {platform.system()}.",
        f"- Carga media al empezar: {load()}. Con más carga que núcleos los tiempos son solo orientativos; "
        "las razones entre sistemas valen más.",
        f"- Python {platform.python_version()}; {', '.join(known(packages))}.",
    ]
    return "\n".join(lines)


def load() -> str:
    """Load average over one minute."""
    return f"{os.getloadavg()[0]:.1f}"


def known(packages: tuple[str, ...]) -> list[str]:
    found = []
    for name in packages:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} no instalado")
    return found


def resident_mb() -> float:
    """Resident memory of this process."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def folder_mb(folder: Path) -> float:
    """Size of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6

"""Passages that say the same: near-duplicates get one cluster number. What results do with it is `engine`'s business.

Broder, «On the resemblance and containment of documents» (1997): shingles, minima of hashes, Jaccard similarity.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 3
SIMILAR = 0.85
"""Jaccard similarity of three-term shingles from which two passages say the same."""

_BANDS = 12
_ROWS = 3
_PRIME = (1 << 31) - 1


def clusters(bodies: Sequence[Sequence[str]]) -> NDArray[np.int32]:
    """Cluster of each passage, given as terms: the position of the first passage that says the same."""
    shingled = [_shingles(body) for body in bodies]
    parents = list(range(len(bodies)))
    buckets: dict[tuple[int, bytes], int] = {}
    for i, signature in enumerate(_signatures(shingled)):
        for band in range(_BANDS):
            key = (band, signature[band * _ROWS : (band + 1) * _ROWS].tobytes())
            first = buckets.setdefault(key, i)
            if first != i and _root(parents, first) != _root(parents, i) and _alike(shingled[first], shingled[i]):
                low, high = sorted((_root(parents, first), _root(parents, i)))
                parents[high] = low
    return np.array([_root(parents, i) for i in range(len(bodies))], dtype=np.int32)


def _shingles(body: Sequence[str]) -> frozenset[int]:
    count = max(1, len(body) - SHINGLE + 1)
    return frozenset(crc32(" ".join(body[i : i + SHINGLE]).encode()) % _PRIME for i in range(count))


def _signatures(shingled: Sequence[frozenset[int]]) -> list[NDArray[np.int64]]:
    random = np.random.default_rng(0)
    a = random.integers(1, _PRIME, size=(_BANDS * _ROWS, 1), dtype=np.int64)
    b = random.integers(0, _PRIME, size=(_BANDS * _ROWS, 1), dtype=np.int64)
    found = []
    for shingles in shingled:
        values = np.fromiter(shingles, dtype=np.int64, count=len(shingles))
        found.append(((a * values + b) % _PRIME).min(axis=1))
    return found


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= SIMILAR * len(one | other)


def _root(parents: list[int], i: int) -> int:
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i

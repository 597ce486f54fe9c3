"""Catalogue, pages and full texts → one bundle: gather, analyse, embed what changed, write, publish."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from content.catalogue import Catalogue, to_json
from content.settings import IndexSettings
from search_index import bundle as bundles
from search_index import common, store
from search_index.agreement import build_headings, own_heading
from search_index.bundle import Bundle, Manifest, Ranking
from search_index.chunks import TIPOS, Chunk, sentences
from search_index.correct import build_vocabulary
from search_index.dense import build_dense, read_index, rows_of, write_index
from search_index.documents import catalogue_chunks, told_elsewhere
from search_index.duplicates import clusters
from search_index.encoder import ENCODER_FILES, Vectors, open_encoder
from search_index.engine import CATALOGUE, COMMON, ROWS, SYNONYMS, VECTORS, WORDS
from search_index.errors import BundleError
from search_index.export import export_encoder, fingerprint
from search_index.fields import chunk_fields, passage_fields
from search_index.fusion import FusionWeights
from search_index.inputs import LIBRARIES, inputs_hash, is_built_from, note_inputs
from search_index.lexical import Bm25Parameters, build_bm25
from search_index.pages import page_chunks
from search_index.passages import in_passages, starts_of
from search_index.spoken import names, spoken_texts
from search_index.synonyms import build_synonyms
from search_index.texts import text_chunks

Progress = Callable[[str, int, int], None]
"""Called with the name of the step (Spanish), what is done and how much there is."""

EMBEDDED = "dense.texts.txt"
"""SHA-256 of the text of every row of the vectors, one a line: what need not be embedded again."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built. `embedded` counts the texts that had to go through the encoder."""

    version: str
    folder: Path
    n_passages: int
    n_chunks: int
    n_by_type: dict[str, int]
    n_vectors: int
    embedded: int
    changed: bool
    """False if the current bundle was already this one."""


def build_index(
    catalogue: Catalogue,
    pages_dir: Path,
    library_dir: Path,
    index_dir: Path,
    settings: IndexSettings,
    progress: Progress,
) -> BuildReport:
    """Build and publish the bundle; vectors and encoder of the current one are taken over where nothing changed."""
    current = _previous(index_dir)
    inputs = inputs_hash(catalogue, pages_dir, library_dir, settings, fingerprint(settings.model))
    if current is not None and is_built_from(index_dir, current, inputs):
        return _unchanged(current)
    report = build_bundle(catalogue, gather(catalogue, pages_dir, library_dir, settings), index_dir, settings, progress)
    note_inputs(index_dir, report.version, inputs)
    return report


def _unchanged(current: Bundle) -> BuildReport:
    manifest = current.manifest
    tipos = Counter(TIPOS[code] for code in store.read_chunks(current.folder).types.tolist())
    return BuildReport(
        current.version,
        current.folder,
        manifest.n_passages,
        manifest.n_chunks,
        dict(sorted(tipos.items())),
        manifest.n_vectors,
        0,
        False,
    )


def build_bundle(
    catalogue: Catalogue, chunks: Sequence[Chunk], index_dir: Path, settings: IndexSettings, progress: Progress
) -> BuildReport:
    """Build and publish the bundle of chunks that are at hand; those of one passage stand together."""
    index_dir.mkdir(parents=True, exist_ok=True)
    previous = _previous(index_dir)
    scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=index_dir))
    try:
        report = _write(scratch, index_dir, catalogue, chunks, settings, previous, progress)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return report


def gather(catalogue: Catalogue, pages_dir: Path, library_dir: Path, settings: IndexSettings) -> list[Chunk]:
    """All chunks, sorted by passage.

    A section of a page whose address a fact or digest has is that fact: it stays out.
    """
    found = [*catalogue_chunks(catalogue), *text_chunks(catalogue, library_dir)]
    told = {chunk.url for chunk in found if "#" in chunk.url} | set(told_elsewhere(catalogue))
    found += (chunk for chunk in page_chunks(pages_dir) if chunk.url not in told)
    return in_passages((chunk for chunk in found if chunk.body.strip()), settings.passage_chars)


def _write(
    scratch: Path,
    index_dir: Path,
    catalogue: Catalogue,
    chunks: Sequence[Chunk],
    settings: IndexSettings,
    previous: Bundle | None,
    progress: Progress,
) -> BuildReport:
    progress("analizar", 0, len(chunks))
    fields = [chunk_fields(chunk) for chunk in chunks]
    passages = list(passage_fields(chunks, fields, starts_of(chunks)))
    parameters, fusion = Bm25Parameters(), FusionWeights()
    store.write_chunks(scratch, chunks, clusters([body for *_, body in fields]))
    bm25 = build_bm25(fields, parameters)
    alone = len(passages) == len(chunks)
    store.write_bm25(scratch, bm25, None if alone else build_bm25(passages, parameters))
    store.write_headings(scratch, build_headings([own_heading(chunk) for chunk in chunks], bm25))
    pairs = build_synonyms(catalogue.sinonimos, catalogue.atributos.values())
    (scratch / SYNONYMS).write_text(pairs.to_json(), encoding="utf-8")
    vocabulary = build_vocabulary(names(catalogue), spoken_texts(catalogue, chunks))
    (scratch / WORDS).write_text(vocabulary.to_tsv(), encoding="utf-8")
    _provide_common(scratch, previous)
    (scratch / CATALOGUE).write_text(to_json(catalogue), encoding="utf-8")
    progress("analizar", len(chunks), len(chunks))

    print_ = fingerprint(settings.model)
    previous = previous if previous and previous.manifest.encoder_fingerprint == print_ else None
    _provide_encoder(scratch, settings.model, previous, progress)
    n_vectors, dim, embedded = _embed(scratch, chunks, settings, previous, progress)

    manifest = Manifest(
        format=bundles.FORMAT,
        content_hash=catalogue.content_hash,
        model=settings.model,
        encoder_fingerprint=print_,
        query_prompt=settings.query_prompt,
        passage_prompt=settings.passage_prompt,
        dim=dim,
        n_chunks=len(chunks),
        n_passages=len(passages),
        n_vectors=n_vectors,
        passage_weights=settings.weights,
        ranking=Ranking(**asdict(parameters), **asdict(fusion)),
        libraries=dict(bundles.library_versions(LIBRARIES)),
        files=bundles.file_hashes(scratch),
    )
    changed = _current_version(index_dir) != manifest.version
    published = bundles.publish(scratch, index_dir, manifest)
    by_type = Counter(chunk.tipo for chunk in chunks)
    return BuildReport(
        published.version,
        published.folder,
        len(passages),
        len(chunks),
        dict(sorted(by_type.items())),
        n_vectors,
        embedded,
        changed,
    )


def _provide_common(scratch: Path, previous: Bundle | None) -> None:
    """Write the common words, or take those that the same library gave the last bundle."""
    version = bundles.library_versions((common.LIBRARY,))
    if previous is not None and dict(version).items() <= previous.manifest.libraries.items():
        shutil.copyfile(previous.folder / COMMON, scratch / COMMON)
        return
    np.save(scratch / COMMON, common.spanish().hashes)


def row_texts(chunk: Chunk) -> list[str]:
    """What is embedded of a passage: its sentences if there is more than one, then the whole."""
    parts = sentences(chunk.body)
    return [*(parts if len(parts) > 1 else ()), chunk.passage_text]


def _provide_encoder(scratch: Path, model: str, previous: Bundle | None, progress: Progress) -> None:
    if previous is None:
        progress("exportar el codificador", 0, 1)
        export_encoder(model, scratch)
        progress("exportar el codificador", 1, 1)
        return
    for name in ENCODER_FILES:
        shutil.copyfile(previous.folder / name, scratch / name)


def _embed(
    scratch: Path, chunks: Sequence[Chunk], settings: IndexSettings, previous: Bundle | None, progress: Progress
) -> tuple[int, int, int]:
    """Write vectors, rows and text hashes; returns number of vectors, dimension, texts embedded now."""
    encoder = open_encoder(scratch, settings.query_prompt, settings.passage_prompt)
    rows = [row_texts(chunk) for chunk in chunks]
    prompt = settings.passage_prompt
    hashes = [sha256((prompt + text).encode()).hexdigest() for texts in rows for text in texts]
    by_hash = dict(zip(hashes, (text for texts in rows for text in texts), strict=True))
    known = _known_vectors(previous) if previous else {}
    missing = sorted(hash_ for hash_ in by_hash if hash_ not in known)
    progress("calcular vectores", 0, len(missing))
    fresh = encoder.passages(
        [by_hash[hash_] for hash_ in missing],
        workers=os.cpu_count() or 1,
        done=lambda count: progress("calcular vectores", count, len(missing)),
    )
    known.update(zip(missing, fresh, strict=True))
    vectors = np.array([known[hash_] for hash_ in hashes], dtype=np.float32).reshape(-1, encoder.dim)
    dense = build_dense(vectors, [len(texts) for texts in rows])
    write_index(dense.index, scratch / VECTORS)
    np.save(scratch / ROWS, dense.starts)
    (scratch / EMBEDDED).write_text("".join(f"{hash_}\n" for hash_ in hashes), encoding="ascii")
    return len(hashes), encoder.dim, len(missing)


def _known_vectors(previous: Bundle) -> dict[str, Vectors]:
    hashes = (previous.folder / EMBEDDED).read_text(encoding="ascii").split()
    vectors = rows_of(read_index(previous.folder / VECTORS), np.arange(len(hashes)))
    return dict(zip(hashes, vectors, strict=True))


def _previous(index_dir: Path) -> Bundle | None:
    """The current bundle if it is whole; a damaged one is simply built anew."""
    try:
        return bundles.open_current(index_dir)
    except BundleError:
        return None


def _current_version(index_dir: Path) -> str | None:
    previous = _previous(index_dir)
    return previous.version if previous else None

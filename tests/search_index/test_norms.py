"""Layer normalisation replaced in small graphs."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from search_index.norms import vectorised_norms

DIM = 8


def model(shape: list[str | int], axis: int = -1) -> Any:
    """Ids, and a layer normalisation of a value of the given shape."""
    gain = np.linspace(0.5, 2, DIM, dtype=np.float32)
    weights = [numpy_helper.from_array(gain, "gain"), numpy_helper.from_array(gain - 1, "bias")]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    values = helper.make_tensor_value_info("values", TensorProto.FLOAT, shape)
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, shape)
    nodes = [
        helper.make_node("Identity", ["values"], ["inside"]),
        helper.make_node("LayerNormalization", ["inside", "gain", "bias"], ["out"], epsilon=1e-3, axis=axis),
    ]
    graph = helper.make_graph(nodes, "small", [ids, values], [out], weights)
    graph.value_info.append(helper.make_tensor_value_info("inside", TensorProto.FLOAT, shape))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def result(found: Any, values: np.ndarray) -> Any:
    session = onnxruntime.InferenceSession(found.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["out"], {"input_ids": np.zeros(values.shape[:2], dtype=np.int64), "values": values})[0]


def test_the_replaced_graph_computes_the_same() -> None:
    values = np.random.default_rng(0).normal(3, 5, size=(2, 5, DIM)).astype(np.float32)
    plain, replaced = model(["batch", "length", DIM]), model(["batch", "length", DIM])
    assert vectorised_norms(replaced) == 1
    assert "LayerNormalization" not in {node.op_type for node in replaced.graph.node}
    assert result(replaced, values) == pytest.approx(result(plain, values), abs=1e-5)


@pytest.mark.parametrize("shape", [["batch", "length", 2, DIM], ["batch", "heads", DIM], ["length", DIM]])
def test_what_is_not_one_vector_a_token_stays(shape: list[str | int]) -> None:
    found = model(shape)
    before = found.SerializeToString()
    assert vectorised_norms(found) == 0
    assert found.SerializeToString() == before


def test_a_normalisation_over_tokens_and_components_stays() -> None:
    assert vectorised_norms(model(["batch", "length", DIM], axis=1)) == 0

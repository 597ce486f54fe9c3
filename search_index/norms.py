"""Layer normalisation in an ONNX graph → operators that onnxruntime computes with vector instructions. Build time only.

onnxruntime's CPU kernels of LayerNormalization and SkipLayerNormalization add up one number after the other; those of
InstanceNormalization use vector instructions and take a tenth of the time. With the tokens as channels both compute
`(x - mean) / sqrt(variance + epsilon)` over the components of a token (Ba, Kiros and Hinton, «Layer Normalization»,
2016, equation 4; Ulyanov, Vedaldi and Lempitsky, «Instance Normalization», 2016, equation 2).
"""

from __future__ import annotations

from typing import Any

TOKENS, ONES, ZEROS = "norm_tokens", "norm_ones", "norm_zeros"


def vectorised_norms(model: Any) -> int:
    """Replace the layer normalisations over (texts, tokens, components) in an onnx model; returns how many."""
    import numpy as np
    from onnx import helper, numpy_helper

    graph = model.graph
    ids = graph.input[0]
    length = ids.type.tensor_type.shape.dim[1].dim_param
    shapes = {value.name: value.type.tensor_type.shape.dim for value in graph.value_info}
    nodes: list[Any] = []
    count = 0
    for node in graph.node:
        dims: Any = shapes.get(node.input[0], ()) if node.op_type == "LayerNormalization" else ()
        given = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        one_vector_a_token = len(dims) == 3 and dims[1].dim_param == length and given.get("axis", -1) in (-1, 2)
        if not one_vector_a_token or len(node.input) != 3 or len(node.output) != 1:
            nodes.append(node)
            continue
        count += 1
        values, gain, bias = node.input
        (out,) = node.output
        nodes += [
            helper.make_node(
                "InstanceNormalization", [values, ONES, ZEROS], [f"{out}_norm"], epsilon=given.get("epsilon", 1e-5)
            ),
            helper.make_node("Mul", [f"{out}_norm", gain], [f"{out}_gain"]),
            helper.make_node("Add", [f"{out}_gain", bias], [out]),
        ]
    if count:
        one, zero = (numpy_helper.from_array(np.array([value], dtype=np.float32)) for value in (1, 0))
        nodes[:0] = [
            helper.make_node("Shape", [ids.name], [TOKENS], start=1, end=2),
            helper.make_node("ConstantOfShape", [TOKENS], [ONES], value=one),
            helper.make_node("ConstantOfShape", [TOKENS], [ZEROS], value=zero),
        ]
        del graph.node[:]
        graph.node.extend(nodes)
    return count

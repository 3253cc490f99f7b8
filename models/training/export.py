"""Writes the ONNX file: tables of eight or four bits and eight-bit matrix products with activations quantised as they come.

    python export.py build/weights.npz --out build/compact.onnx

The graph is written node by node. It takes one window, never a batch: the scale of a quantised
activation depends on everything in the tensor, so that a batch would change its members' results.
Input `ids` int32 [chars, 4], chars a multiple of four; output `logits` float [chars, 9].

For speed, activations are quantised before they are copied (shifted, joined, given to several products), the halves of a gate
are products of their own, and norms are written out: ONNX Runtime 1.29 takes four times as long for LayerNormalization. Together
a third faster.
"""

import argparse

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

GROUP, OUTPUTS, MAX_GROUPS = 4, 9, 256
PACKED = ("trigram", "word")  # the large tables


class Graph:
    def __init__(self, weights, bits, table_bits):
        self.weights, self.bits, self.table_bits = weights, bits, table_bits
        self.nodes, self.tensors, self.count = [], [], 0

    def constant(self, array, name=None):
        name = name or f"c{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def node(self, op, inputs, outputs=1, domain="", **attributes):
        self.count += 1
        names = [f"n{self.count}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def quantised(self, x):
        """A tensor in eight bits with its scale and its zero, for any number of products."""
        return (x, None, self.constant(np.float32(0))) if self.bits == 32 else self.node("DynamicQuantizeLinear", [x], 3)

    def linear(self, x, name, parts=1):
        """The product of a quantised tensor; with several parts a list of as many products of equal width."""
        w = self.weights[name + ".weight"].astype(np.float32).T  # [in, out]
        bias = self.weights.get(name + ".bias")
        products = []
        for part in np.split(np.arange(w.shape[1]), parts):
            more = [] if bias is None else [self.constant(bias[part].astype(np.float32))]
            products.append(self.product(x, w[:, part], more))
        return products[0] if parts == 1 else products

    def product(self, x, w, bias):
        value, scale, zero = x
        if self.bits == 32:
            y = self.node("MatMul", [value, self.constant(w)])
            return self.node("Add", [y, *bias]) if bias else y
        top = (1 << (self.bits - 1)) - 1
        own = np.maximum(np.abs(w).max(0) / top, 1e-8).astype(np.float32)
        q = np.clip(np.rint(w / own), -top, top).astype(np.int8)
        inputs = [value, self.constant(q), scale, self.constant(own), zero, self.constant(np.zeros(own.shape, np.int8)), *bias]
        return self.node("MatMulIntegerToFloat", inputs, domain="com.microsoft")

    def gather(self, ids, column, name):
        w = self.weights[name + ".weight"].astype(np.float32)
        i = self.node("Gather", [ids, self.constant(np.int64(column))], axis=1)
        if self.table_bits == 32:
            return self.node("Gather", [self.constant(w), i], axis=0)
        if self.table_bits == 4 and name in PACKED:
            return self.packed(i, w)
        top = 127
        scale = np.maximum(np.abs(w).max(0) / top, 1e-8).astype(np.float32)  # one a column
        q = np.clip(np.rint(w / scale), -top, top).astype(np.int8)
        rows = self.node("Gather", [self.constant(q), i], axis=0)
        rows = self.node("Cast", [rows], to=TensorProto.FLOAT)
        return self.node("Mul", [rows, self.constant(scale)])

    def packed(self, i, w):
        """Rows of four-bit values, two in a byte: the first half of a row in the low bits. A scale for each row."""
        scale = np.maximum(np.abs(w).max(1, keepdims=True) / 7, 1e-4).astype(np.float16)
        q = (np.clip(np.rint(w / scale.astype(np.float32)), -7, 7) + 8).astype(np.uint8)
        half = q.shape[1] // 2
        rows = self.node("Gather", [self.constant(q[:, :half] | q[:, half:] << 4), i], axis=0)
        low = self.node("BitwiseAnd", [rows, self.constant(np.uint8(15))])
        high = self.node("BitShift", [rows, self.constant(np.uint8(4))], direction="RIGHT")
        values = self.node("Cast", [self.node("Concat", [low, high], axis=1)], to=TensorProto.FLOAT)
        values = self.node("Sub", [values, self.constant(np.float32(8))])
        scales = self.node("Cast", [self.node("Gather", [self.constant(scale), i], axis=0)], to=TensorProto.FLOAT)
        return self.node("Mul", [values, scales])

    def norm(self, x, name):
        gain = self.weights[name + ".gain"].astype(np.float32)
        mean = self.constant(np.full((len(gain), 1), 1 / len(gain), np.float32))
        y = self.node("Sub", [x, self.node("MatMul", [x, mean])])
        variance = self.node("MatMul", [self.node("Mul", [y, y]), mean])
        deviation = self.node("Sqrt", [self.node("Add", [variance, self.constant(np.float32(1e-5))])])
        y = self.node("Mul", [y, self.node("Reciprocal", [deviation])])
        return self.node("Mul", [y, self.constant(gain)])

    def shift(self, x, by):
        """As network.shift, on a quantised tensor [groups, width]."""
        value, scale, zero = x
        rows = np.array([by, 0, -by, 0], np.int64)
        return self.node("Pad", [value, self.constant(rows), zero]), scale, zero

    def slice(self, x, start, end):
        """Columns of a quantised tensor."""
        value, scale, zero = x
        i64 = lambda v: self.constant(np.array([v], np.int64))
        return self.node("Slice", [value, i64(start), i64(end), i64(1)]), scale, zero

    def join(self, *parts):
        """Quantised tensors of one scale beside each other."""
        return self.node("Concat", [part[0] for part in parts], axis=1), *parts[0][1:]


def build(weights, bits, table_bits, heads, dilations, graph=Graph):
    g = graph(weights, bits, table_bits)
    i64 = lambda *v: g.constant(np.array(v, np.int64))
    tables = [g.gather("ids", k, n) for k, n in enumerate(["code1", "code2", "trigram", "word"])]
    e = g.node("Concat", tables, axis=1)
    char = sum(weights[n + ".weight"].shape[1] for n in ["code1", "code2", "trigram", "word"])
    e = g.quantised(g.node("Reshape", [e, i64(-1, GROUP * char)]))
    half = GROUP * char // 2
    window = g.join(g.shift(g.slice(e, half, 2 * half), 1), e, g.shift(g.slice(e, 0, half), -1))
    silu = lambda x: g.node("Mul", [x, g.node("Sigmoid", [x])])
    s = silu(g.linear(window, "stem"))
    x = s
    width = weights["stem.weight"].shape[0]
    dim = width // heads
    frequency = 1.0 / (1000.0 ** (np.arange(0, dim, 2) / dim))
    angle = np.arange(MAX_GROUPS)[:, None] * frequency[None]
    cos, sin = g.constant(np.cos(angle).astype(np.float32)), g.constant(np.sin(angle).astype(np.float32))
    first = g.constant(np.zeros(1, np.int64))

    def turn(y):  # [groups, width]
        y = g.node("Unsqueeze", [y, i64(0)])
        return g.node("RotaryEmbedding", [y, first, cos, sin], domain="com.microsoft", num_heads=heads)

    for k, stage in enumerate(dilations):
        for j, d in enumerate(stage):
            p = f"stages.{k}.{j}"
            y = g.quantised(g.norm(x, p + ".norm"))
            a, b = g.linear(g.join(g.shift(y, d), y, g.shift(y, -d)), p + ".into", 2)
            y = g.node("Mul", [a, g.node("Sigmoid", [b])])
            x = g.node("Add", [x, g.linear(g.quantised(y), p + ".out")])
        p = f"stages.{k}.{len(stage)}"
        q, key, v = g.linear(g.quantised(g.norm(x, p + ".norm")), p + ".qkv", 3)
        three = lambda y: g.node("Reshape", [y, i64(-1, heads, dim)])
        q = g.node("Transpose", [three(turn(q))], perm=[1, 0, 2])
        q = g.node("Mul", [q, g.constant(np.float32(dim**-0.5))])
        key = g.node("Transpose", [three(turn(key))], perm=[1, 2, 0])
        v = g.node("Transpose", [three(v)], perm=[1, 0, 2])
        y = g.node("MatMul", [g.node("Softmax", [g.node("MatMul", [q, key])], axis=-1), v])
        y = g.node("Reshape", [g.node("Transpose", [y], perm=[1, 0, 2]), i64(-1, width)])
        x = g.node("Add", [x, g.linear(g.quantised(y), p + ".out")])
        a, b = g.linear(g.quantised(g.norm(x, p + ".norm2")), p + ".into", 2)
        x = g.node("Add", [x, g.linear(g.quantised(g.node("Mul", [a, silu(b)])), p + ".back")])
    h = g.node("Concat", [g.norm(x, "norm"), s], axis=1)
    y = g.linear(g.quantised(silu(g.linear(g.quantised(h), "mix"))), "head")
    g.nodes.append(helper.make_node("Reshape", [y, i64(-1, OUTPUTS)], ["logits"]))
    graph = helper.make_graph(
        g.nodes, "compact-boundaries",
        [helper.make_tensor_value_info("ids", TensorProto.INT32, ["chars", 4])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["chars", OUTPUTS])],
        g.tensors,
    )
    model = helper.make_model(
        graph, ir_version=10, producer_name="caesura",
        opset_imports=[helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)],
    )
    rows = [len(weights[n + ".weight"]) for n in ("code1", "trigram", "word") if n + ".weight" in weights]
    helper.set_model_props(model, {"table_bits": ",".join(str(n.bit_length() - 1) for n in rows)})
    return model


def load(path):
    data = np.load(path)
    weights = {k: data[k] for k in data.files if not k.startswith("shape.")}
    dilations = [tuple(int(x) for x in row) for row in data["shape.dilations"]]
    return weights, int(data["shape.heads"]), dilations


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("--out", required=True)
    # matrices of four bits lie in bytes all the same: to see what they cost, not to save space
    parser.add_argument("--bits", type=int, default=8, choices=(4, 7, 8, 32), help="of matrices; 32: floats, to compare")
    parser.add_argument("--table-bits", type=int, choices=(4, 8, 32), help="of tables; else 8, and 32 with --bits 32; 4: trigrams and words, two in a byte")
    args = parser.parse_args()
    weights, heads, dilations = load(args.weights)
    table_bits = args.table_bits or (32 if args.bits == 32 else 8)
    model = build(weights, args.bits, table_bits, heads, dilations)
    onnx.checker.check_model(model)
    onnx.save(model, args.out)


if __name__ == "__main__":
    main()

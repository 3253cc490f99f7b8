"""Weights to go on training from, out of an eight-bit network that export.py wrote, such as the shipped one.

    python unpack.py compact-boundaries.onnx --out build/shipped.npz
"""

import argparse

import numpy as np
import onnx
from onnx import numpy_helper

import export
import network

BIASED = ("stem", "mix", "head")


class Reading(export.Graph):
    """Walks the graph in the order in which it was written and takes the constants instead of making them."""

    def take(self):
        return self.found[self.constant(np.zeros(0))]

    def linear(self, x, name, parts=1):
        products = []
        for _ in range(parts):
            bias = [self.take()] if name in BIASED else []
            q, scale, _ = self.take(), self.take(), self.take()
            products.append(((q.astype(np.float32) * scale).T, *bias))
        whole = [np.concatenate(each) for each in zip(*products)]
        self.weights[name + ".weight"] = whole[0]
        if name in BIASED:
            self.weights[name + ".bias"] = whole[1]
        return x[0] if parts == 1 else [x[0]] * parts

    def gather(self, ids, column, name):
        self.take()
        q, scale = self.take(), self.take()
        if q.dtype == np.uint8:  # two values in a byte; as Graph.packed writes them
            self.weights[name + ".weight"] = (np.concatenate([q & 15, q >> 4], 1).astype(np.float32) - 8) * self.scales()
        else:
            self.weights[name + ".weight"] = q.astype(np.float32) * scale
        return ids

    def scales(self):
        self.take(), self.take()
        return self.take().astype(np.float32)

    def norm(self, x, name):
        self.take(), self.take()
        self.weights[name + ".gain"] = self.take()
        return x


def weights_of(model, heads, dilations):
    constants = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    reading = type("Reading", (Reading,), {"found": constants})
    weights = {}
    export.build(weights, 7, 8, heads, dilations, reading)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--out", required=True)
    parser.add_argument("--more-stages", type=int, default=0, help="that the network has behind the usual ones")
    args = parser.parse_args()
    shape = network.Shape().deeper(args.more_stages)
    weights = weights_of(onnx.load(args.model), shape.heads, shape.dilations)
    arrays = {k: v.astype(np.float16) for k, v in weights.items()}
    arrays["shape.heads"] = np.int64(shape.heads)
    arrays["shape.dilations"] = np.array(shape.dilations, np.int64)
    np.savez(args.out, **arrays)


if __name__ == "__main__":
    main()

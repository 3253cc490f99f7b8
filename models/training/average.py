"""Averages weights of one training run; flatter than any one of them, and better on unseen text.

    python average.py build/weights-4.npz build/weights-5.npz --out build/weights.npz
"""

import argparse

import numpy as np


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--weights", type=float, nargs="+", dest="shares", help="share of each; equal ones if left out")
    args = parser.parse_args()
    parts = [np.load(path) for path in args.weights]
    mean = {}
    for key in parts[0].files:
        if key.startswith("shape."):
            mean[key] = parts[0][key]
        else:
            stack = [p[key].astype(np.float32) for p in parts]
            mean[key] = np.average(stack, axis=0, weights=args.shares).astype(np.float16)
    np.savez(args.out, **mean)


if __name__ == "__main__":
    main()

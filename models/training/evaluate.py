"""The published scorer on damaged views of gold sentences.

    python evaluate.py pack --dev DIR --out build/dev.npz [--limit N]
    python evaluate.py onnx build/compact.onnx --dev build/dev.npz [--json FILE] [--half odd]
    python evaluate.py torch build/weights.npz --dev build/dev.npz [--json FILE]

Scorer (wtpsplit, evaluation/__init__.py): sentences are NFKC-normalised, leading dashes removed, white space
squeezed; joined by a space (by nothing in ja, zh, km, my); exact positions; the last end counts as found.
A language's figure is the mean of its files; a view's figure is the mean of its languages.
"""

import argparse
import collections
import json
import pathlib
import re
import unicodedata

import numpy as np

import tables

VIEWS = ["clean", "lower", "upper", "bare", "bare-lower"]
SPACED = {"ja": "", "zh": "", "km": "", "my": ""}
WINDOW, LEFT, RIGHT = 1024, 128, 64
THRESHOLDS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

_KIND, _LOWER, _ = tables.classes()


def bare(sentence):
    codes = [ord(c) for c in sentence]
    gone = tables.removable(codes, _KIND)
    return re.sub(r"\s+", " ", "".join(c for c, g in zip(sentence, gone) if not g)).strip()


def view_of(sentence, view):
    if view.startswith("bare"):
        sentence = bare(sentence)
    if view.endswith("lower"):
        sentence = sentence.lower()
    elif view == "upper":
        sentence = sentence.upper()
    return sentence


def normalise(sentence):
    s = unicodedata.normalize("NFKC", sentence).lstrip("-")
    return re.sub(r"\s+", " ", s).strip()


def joined(sentences, language, view):
    """Text and the indexes of the last character of each sentence."""
    joint = SPACED.get(language.split("-")[0], " ")
    text, ends = "", []
    parts = []
    at = 0
    for s in sentences:
        s = view_of(normalise(s), view)
        if not s:
            continue
        if parts:
            at += len(joint)
        parts.append(s)
        at += len(s)
        ends.append(at - 1)
    return joint.join(parts), np.array(ends, np.int64)


def pack(args):
    arrays, names = {}, []
    for folder in ("ud", "spoken", "earnings22"):
        for path in sorted((args.dev / folder).glob("*.txt")):
            language = "en" if folder == "earnings22" else path.name.split("_")[0]
            lines = [x.strip() for x in path.read_text(encoding="utf-8").split("\n") if x.strip()]
            if args.limit:
                lines = lines[: args.limit]
            for view in VIEWS:
                if folder == "earnings22" and view not in ("clean", "bare-lower"):
                    continue
                text, ends = joined(lines, language, view)
                arrays[f"text{len(names)}"] = np.array([ord(c) for c in text], np.int32)
                arrays[f"ends{len(names)}"] = ends
                names.append([folder, path.stem, language, view])
    arrays["names"] = np.array(json.dumps(names))
    np.savez_compressed(args.out, **arrays)
    print(len(names), "texts", sum(len(a) for k, a in arrays.items() if k.startswith("text")), "characters")


def load(path):
    data = np.load(path)
    for k, name in enumerate(json.loads(str(data["names"]))):
        yield name, data[f"text{k}"], data[f"ends{k}"]


def windows(n):
    """(start, end, first owned, last owned + 1) of each window of a text of n code points."""
    out, stride, start = [], WINDOW - LEFT - RIGHT, 0
    while True:
        end = min(n, start + WINDOW)
        out.append((start, end, start + LEFT if start else 0, end if end == n else start + LEFT + stride))
        if end == n:
            return out
        start += stride


def f1(probability, codes, ends, threshold):
    found = np.flatnonzero(probability > threshold)
    space = np.isin(codes, [9, 10, 13, 32, 0x3000])
    if space.any() and len(found):  # an end inside a joint is the same split as one before it
        solid = np.maximum.accumulate(np.where(space, -1, np.arange(len(codes))))
        found = np.unique(solid[found])
    found = set(found.tolist()) - {-1} | {len(codes) - 1}
    gold = set(ends.tolist())
    hit = len(found & gold)
    return 2 * hit / (len(found) + len(gold))


def summarise(rows):
    """rows: (set, file, language, view, {threshold: f1}) -> {set/view: {threshold: macro}}."""
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for folder, _, language, view, scores in rows:
        groups[f"{folder}/{view}"][language if folder != "spoken" else _].append(scores)
    out = {}
    for name, languages in groups.items():
        out[name] = {}
        for t in THRESHOLDS:
            out[name][t] = float(np.mean([np.mean([s[t] for s in files]) for files in languages.values()]))
    return out


def scores_of(probability, codes, ends):
    return {t: f1(probability, codes, ends, t) for t in THRESHOLDS}


def on_device(net, maker, path, batch=256, json_path=None):
    """Scores with the PyTorch network; short summary: F1 at 0.5 and the best threshold, per view."""
    import torch

    items = list(load(path))
    pieces = [(i, w) for i, (_, codes, _) in enumerate(items) for w in windows(len(codes))]
    result = [np.zeros(len(codes), np.float32) for _, codes, _ in items]
    pieces.sort(key=lambda p: p[1][1] - p[1][0])
    net.eval()
    with torch.no_grad():
        for k in range(0, len(pieces), batch):
            part = pieces[k : k + batch]
            codes = np.zeros((len(part), WINDOW), np.int64)
            size = np.zeros((len(part), 1), np.int64)
            for r, (i, (a, b, _, _)) in enumerate(part):
                codes[r, : b - a] = items[i][1][a:b]
                size[r] = b - a
            alive = torch.arange(WINDOW, device=maker.device)[None] < torch.from_numpy(size).to(maker.device)
            ids = maker.features(torch.from_numpy(codes).to(maker.device), alive)
            with torch.autocast(maker.device, dtype=torch.bfloat16, enabled=maker.device == "cuda"):
                p = torch.sigmoid(net(ids)[..., 0].float()).cpu().numpy()
            for r, (i, (a, _, c, d)) in enumerate(part):
                result[i][c:d] = p[r, c - a : d - a]
    net.train()
    rows = [(*name, scores_of(p, codes, ends)) for (name, codes, ends), p in zip(items, result)]
    write_json(json_path, rows)
    out = {}
    for name, by in summarise(rows).items():
        best = max(by, key=by.get)
        out[name] = [round(100 * by[0.5], 2), round(100 * by[best], 2), best]
    return out


def onnx(args):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(args.model, options, providers=["CPUExecutionProvider"])
    tables.use_bits_of_session(session)
    rows = []
    for name, codes, ends in load(args.dev):
        if args.only and name[0] not in args.only.split(","):
            continue
        probability = np.zeros(len(codes), np.float32)
        for a, b, c, d in windows(len(codes)):
            ids = tables.ids(codes[a:b], _KIND, _LOWER)
            ids = np.pad(ids, ((0, -len(ids) % 4), (0, 0)))
            logits = session.run(None, {"ids": ids})[0][:, 0]
            probability[c:d] = 1 / (1 + np.exp(-logits[c - a : d - a]))
        if args.half and args.half != "all":
            cut = ends[len(ends) // 2]  # even half: tuning; odd half: report
            s = slice(0, cut + 1) if args.half == "even" else slice(cut + 1, None)
            first = 0 if args.half == "even" else cut + 1
            probability, codes = probability[s], codes[s]
            ends = ends[(ends >= first) & (ends < first + len(codes))] - first
        rows.append((*name, scores_of(probability, codes, ends)))
    for name, by in summarise(rows).items():
        print(name, " ".join(f"{t}:{100 * v:.2f}" for t, v in by.items()))
    write_json(args.json, rows)


def write_json(path, rows):
    if path:
        pathlib.Path(path).write_text(json.dumps([[*r[:4], {str(t): v for t, v in r[4].items()}] for r in rows]))


def with_torch(args):
    import torch

    import batches
    import network
    import train

    device = "cuda" if torch.cuda.is_available() else "cpu"
    weights = np.load(args.weights)
    tables.use_bits_of(weights)
    net = network.Boundaries(network.shape_of(weights)).to(device)
    train.restore(args.weights, net)
    for name, values in on_device(net, batches.Maker(device), args.dev, json_path=args.json).items():
        print(args.weights, name, *values)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    sub = parser.add_subparsers(required=True)
    p = sub.add_parser("pack")
    p.add_argument("--dev", type=pathlib.Path, required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--limit", type=int, default=0, help="sentences of each file")
    p.set_defaults(run=pack)
    p = sub.add_parser("onnx")
    p.add_argument("model")
    p.add_argument("--dev", required=True)
    p.add_argument("--only", help="sets, with commas: ud,spoken,earnings22")
    p.add_argument("--half", choices=("all", "even", "odd"))
    p.add_argument("--json")
    p.set_defaults(run=onnx)
    p = sub.add_parser("torch")
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("--dev", required=True)
    p.add_argument("--json")
    p.set_defaults(run=with_torch)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()

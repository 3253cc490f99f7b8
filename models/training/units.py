"""A small convolutional network that finds the boundaries of phone-like units, trained without any label.

    python units.py pack --out build/units       # needs asterisk-core-sounds-{en,es,fr}-g722, ffmpeg, and ./caesura built
    python units.py train --data build/units --out build/units/units.npz
    python units.py export build/units/units.npz --out ../vad/src/main/resources/dev/caesura/models/speech/unit-boundaries.onnx

Speech: the prompts of Debian's asterisk-core-sounds-en, -es and -fr (CC BY-SA 3.0); those in testdata/speech/prompts-en.flac are left out. Features are
those of `caesura units --features-out`: 39 cepstra every 10 ms.

Training is that of REBORN (Tseng et al. 2024) without its generator, since there is no text here:

1. warm start: the network learns, by cross-entropy, the places where at least two of `caesura units --method change`, `hmm` and `partition` cut;
2. the mean features of its segments are clustered; a bigram model of the clusters is estimated on the warm start;
3. policy gradient: boundaries are drawn from the network's probabilities, the reward is by how much the perplexity of the drawn units falls below that of
   the warm start, less penalties for another number of units and for boundaries far from those of the warm start; both keep the policy from merging all.
   What is kept is the step with the best reward, or the warm start where none is better.

A CPU is enough (about two minutes). Everything random has a seed.
"""

import argparse
import importlib.machinery
import importlib.util
import json
import pathlib
import subprocess
import wave

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
RATE, HOP, SIZE = 16_000, 160, 39
WIDTH, CLUSTERS, DRAWS = 32, 48, 6
LANGUAGES = ("en", "es", "fr")
METHODS = ("change", "hmm", "partition")
GAP = RATE // 4


def prompts_script():
    loader = importlib.machinery.SourceFileLoader("make_prompts", str(ROOT / "testdata/make-prompts"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("make_prompts", loader))
    loader.exec_module(module)
    return module


def pack(out, minutes, tool):
    """Joins prompts into one recording a language, and lets the tool write features and the boundaries of the warm start."""
    out.mkdir(parents=True, exist_ok=True)
    script = prompts_script()
    held = {line.split("\t")[0] for line in (ROOT / "testdata/speech/prompts-en.times.tsv").read_text("utf-8").splitlines()}
    for language in LANGUAGES:
        samples, total = [], 0
        for file in sorted(script.package_files(f"asterisk-core-sounds-{language}-g722")):
            name = str(file).split("/sounds/")[-1]
            name = "/".join(name.split("/")[1:])[: -len(".g722")]
            if file.suffix != ".g722" or name in held or "silence/" in name or "letters/" in name or "digits/" in name:
                continue
            clip = np.frombuffer(
                subprocess.run(
                    ["ffmpeg", "-loglevel", "error", "-f", "g722", "-i", str(file), "-ar", str(RATE), "-ac", "1", "-f", "s16le", "-"],
                    check=True, capture_output=True,
                ).stdout, np.int16)
            if len(clip) < RATE or len(clip) > 15 * RATE:
                continue
            samples.append(clip)
            samples.append(np.zeros(GAP, np.int16))
            total += len(clip) + GAP
            if total > minutes * 60 * RATE:
                break
        wav = out / f"{language}.wav"
        with wave.open(str(wav), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.concatenate(samples).tobytes())
        for method in METHODS:
            lines = subprocess.run(
                [*tool, "units", "--method", method, "--format", "jsonl", "--features-out", str(out), str(wav)],
                check=True, capture_output=True, text=True,
            ).stdout.splitlines()
            starts = [json.loads(line)["start_sample"] for line in lines]
            np.save(out / f"{language}.{method}.npy", (np.array(starts) // HOP).astype(np.int32))
        print(language, total / RATE, "s")


def load(data):
    """[(features, targets, weights)]: 1 where two methods cut within 20 ms of each other, unknown where one does."""
    sets = []
    for language in LANGUAGES:
        rows = np.load(data / f"{language}.frames.npy")
        cut = {m: np.load(data / f"{language}.{m}.npy") for m in METHODS}
        near = {m: widened(cut[m], len(rows)) for m in METHODS}
        target = np.zeros(len(rows), np.float32)
        weight = np.ones(len(rows), np.float32)
        # The spectral change is right about the place, the others about whether there is a unit.
        for method, others in (("change", ("hmm", "partition")), ("partition", ("hmm",))):
            for t in cut[method]:
                if 0 < t < len(rows) and any(near[o][t] for o in others):
                    if not target[max(0, t - 2) : t + 3].any():
                        target[t] = 1
        sure = widened(np.flatnonzero(target), len(rows))
        for method in METHODS:
            for t in cut[method]:
                if not sure[t]:
                    weight[max(0, t - 1) : t + 2] = 0
        beside = widened(np.flatnonzero(target), len(rows), 1) & (target == 0)
        weight[beside] = 0.3
        sets.append((rows, target, weight))
    return sets


def widened(places, frames, reach=2):
    near = np.zeros(frames, bool)
    for t in places:
        near[max(0, t - reach) : t + reach + 1] = True
    return near


def network():
    import torch

    torch.manual_seed(1)
    return torch.nn.Sequential(
        torch.nn.Conv1d(SIZE, WIDTH, 7, padding=3), torch.nn.ReLU(),
        torch.nn.Conv1d(WIDTH, WIDTH, 3, padding=1), torch.nn.ReLU(),
        torch.nn.Conv1d(WIDTH, 2, 1),
    )


def pieces(sets, length):
    return [(x[i : i + length], y[i : i + length], w[i : i + length]) for x, y, w in sets for i in range(0, len(x) - length + 1, length)]


def segments(boundaries):
    cuts = np.flatnonzero(boundaries)
    cuts = cuts[cuts > 0]
    return np.concatenate([[0], cuts, [len(boundaries)]])


def pooled(rows, edges):
    sums = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, 0)])
    return (sums[edges[1:]] - sums[edges[:-1]]) / np.maximum(1, edges[1:] - edges[:-1])[:, None]


def peaks(p, threshold=0.5):
    """The boundaries that the tool finds: at least the threshold, the largest within two frames."""
    boundary = np.zeros(len(p), bool)
    last = 0
    for t in range(3, len(p) - 2):
        if p[t] >= threshold and t - last >= 3 and p[t] >= p[t - 2 : t + 3].max():
            boundary[t] = True
            last = t
    return boundary


def cluster(rows, count, random):
    centers = rows[random.choice(len(rows), count, replace=False)]
    for _ in range(20):
        nearest = assign(rows, centers)
        for k in range(count):
            if (nearest == k).any():
                centers[k] = rows[nearest == k].mean(0)
    return centers


def assign(rows, centers):
    return ((centers**2).sum(1)[None] - 2 * rows @ centers.T).argmin(1)


def train(data, out, warm, steps, seed):
    import torch

    torch.set_num_threads(1)
    random = np.random.default_rng(seed)
    net = network()
    parts = pieces(load(data), 400)
    x = torch.tensor(np.stack([p[0] for p in parts])).transpose(1, 2)
    y = torch.tensor(np.stack([p[1] for p in parts])).long()
    w = torch.tensor(np.stack([p[2] for p in parts]))
    print(len(parts), "pieces,", float(y.float().sum() / y.numel() * 100), "boundaries a second")
    optimizer = torch.optim.Adam(net.parameters(), 2e-3)
    classes = torch.tensor([1.0, 3.0])
    for step in range(warm):
        pick = torch.tensor(random.choice(len(parts), 32))
        loss = (torch.nn.functional.cross_entropy(net(x[pick]), y[pick], classes, reduction="none") * w[pick]).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print("warm", step, loss.item(), flush=True)
    save(net, out.with_suffix(".warm.npz"))

    # Units of the warm start, their clusters (static cepstra only: differences are those of the boundaries), and a bigram model.
    with torch.no_grad():
        start = torch.softmax(net(x), 1)[:, 1].numpy()
    first = [peaks(p) for p in start]
    static = [p[0][:, :13].astype(np.float64) for p in parts]
    means = np.concatenate([pooled(r, segments(b)) for r, b in zip(static, first)])
    centers = cluster(means, CLUSTERS, random)
    counts = np.full((CLUSTERS + 1, CLUSTERS), 0.1)
    for r, b in zip(static, first):
        units = assign(pooled(r, segments(b)), centers)
        units = units[np.concatenate([[True], units[1:] != units[:-1]])]
        np.add.at(counts, (np.concatenate([[CLUSTERS], units[:-1]]), units), 1)
    log = np.log(counts / counts.sum(1, keepdims=True))

    def perplexity(rows, boundary):
        units = assign(pooled(rows, segments(boundary)), centers)
        units = units[np.concatenate([[True], units[1:] != units[:-1]])]
        return np.exp(-log[np.concatenate([[CLUSTERS], units[:-1]]), units].mean())

    before = [perplexity(r, b) for r, b in zip(static, first)]
    numbers = [int(b.sum()) for b in first]
    smooth = [np.convolve(b, np.ones(5), "same") > 0 for b in first]

    def reward(i, drawn):
        """How much better the perplexity is than that of the warm start, less what differs from it."""
        near = smooth[i]
        far = (drawn & ~near).sum() + max(0, numbers[i] - (drawn & near).sum())
        gain = (before[i] - perplexity(static[i], drawn)) / before[i]
        length = abs(int(drawn.sum()) - numbers[i]) / max(1, numbers[i])
        return gain - 0.5 * length - 0.1 * far / max(1, numbers[i])

    def judged():
        """Reward, perplexity and number of the units that the tool would cut."""
        with torch.no_grad():
            p = torch.softmax(net(x), 1)[:, 1].numpy()
        cut = [peaks(row) for row in p]
        return (
            np.mean([reward(i, b) for i, b in enumerate(cut)]),
            np.mean([perplexity(r, b) for r, b in zip(static, cut)]),
            int(sum(b.sum() for b in cut)),
        )

    print("warm start: reward %.4f perplexity %.2f units %d" % judged(), flush=True)
    optimizer = torch.optim.Adam(net.parameters(), 2e-4)
    best, kept = 0.0, "the warm start"
    save(net, out)
    for step in range(1, steps + 1):
        pick = random.choice(len(parts), 8)
        logits = net(x[torch.tensor(pick)])
        p = torch.softmax(logits, 1)[:, 1]
        loss = 0
        for k, (row, i) in enumerate(zip(p.detach().numpy(), pick)):
            # Several draws for one piece are the baseline of each other.
            actions = random.random((DRAWS, len(row))) < row
            drawn = actions & ~np.concatenate([np.zeros((DRAWS, 1), bool), actions[:, :-1]], 1)
            rewards = np.array([reward(i, d) for d in drawn])
            advantage = torch.tensor((rewards - rewards.mean()) / (rewards.std() + 1e-3), dtype=torch.float32)
            taken = torch.nn.functional.cross_entropy(
                logits[k][None].expand(DRAWS, -1, -1), torch.tensor(actions).long(), reduction="none").sum(1)
            loss = loss + (advantage * taken).mean() / len(pick)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        if step % 50 == 0:
            now = judged()
            print("policy", step, "reward %.4f perplexity %.2f units %d" % now, flush=True)
            if now[0] > best:
                best, kept = now[0], f"step {step}"
                save(net, out)
    print("kept", kept)


def save(net, file):
    np.savez(file, **{k.replace(".", "_"): v.detach().numpy() for k, v in net.state_dict().items()})


def export(weights, out):
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    w = np.load(weights)
    graph, nodes, at = [], [helper.make_node("Transpose", ["features"], ["x"], perm=[0, 2, 1])], "x"
    for k, (index, kernel) in enumerate(((0, 7), (2, 3), (4, 1))):
        graph += [numpy_helper.from_array(w[f"{index}_weight"], f"w{k}"), numpy_helper.from_array(w[f"{index}_bias"], f"b{k}")]
        nodes.append(helper.make_node("Conv", [at, f"w{k}", f"b{k}"], [f"c{k}"], kernel_shape=[kernel], pads=[kernel // 2] * 2))
        at = f"c{k}"
        if k < 2:
            nodes.append(helper.make_node("Relu", [at], [f"r{k}"]))
            at = f"r{k}"
    nodes.append(helper.make_node("Transpose", [at], ["logits"], perm=[0, 2, 1]))
    model = helper.make_model(
        helper.make_graph(
            nodes, "unit-boundaries",
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, "frames", SIZE])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "frames", 2])],
            graph,
        ),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="caesura",
    )
    onnx.checker.check_model(model)
    onnx.save(model, out)
    print(out, pathlib.Path(out).stat().st_size, "bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    steps = parser.add_subparsers(dest="step", required=True)
    one = steps.add_parser("pack")
    one.add_argument("--out", type=pathlib.Path, required=True)
    one.add_argument("--minutes", type=float, default=8, help="of each language")
    one.add_argument("--tool", nargs="+", default=[str(ROOT / "caesura")], help="the launcher")
    two = steps.add_parser("train")
    two.add_argument("--data", type=pathlib.Path, required=True)
    two.add_argument("--out", type=pathlib.Path, required=True)
    two.add_argument("--warm", type=int, default=600, help="steps of the warm start")
    two.add_argument("--steps", type=int, default=300, help="steps of the policy gradient")
    two.add_argument("--seed", type=int, default=1)
    three = steps.add_parser("export")
    three.add_argument("weights", type=pathlib.Path)
    three.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    if args.step == "pack":
        pack(args.out, args.minutes, args.tool)
    elif args.step == "train":
        train(args.data, args.out, args.warm, args.steps, args.seed)
    else:
        export(args.weights, args.out)


if __name__ == "__main__":
    main()

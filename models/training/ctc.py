"""A small CTC network for English, which the tests hear real speech with.

    python ctc.py pack --out build/ctc          # needs asterisk-core-sounds-en-g722, ffmpeg, flite
    python ctc.py train --data build/ctc --out build/ctc --seconds 240
    python ctc.py export build/ctc/ctc.npz --out ctc-english

Speech: the prompts of Debian's asterisk-core-sounds-en (Allison Smith, CC BY-SA 3.0); those that are
in testdata/speech/prompts-en.flac are left out of training and are what is measured; and sentences of Common Voice (CC0)
spoken by the four voices of flite, so that the letters are not those of one speaker's prompts alone. It hears that speaker well
and others badly: for tests and demonstrations, not for use.

Features are NeMo's (80 log-mel bands, each with mean 0 and deviation 1), a frame of output is 40 ms, symbols are letters.
"""

import argparse
import importlib.machinery
import importlib.util
import json
import lzma
import pathlib
import random
import re
import subprocess
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
RATE, HOP, BANDS = 16_000, 160, 80
SYMBOLS = ["\u2581", "'", *"abcdefghijklmnopqrstuvwxyz", "<blk>"]
BLANK = len(SYMBOLS) - 1
DIGITS = "zero one two three four five six seven eight nine".split()
VOICES = ("kal16", "awb", "rms", "slt")
WIDTH, BLOCKS, KERNEL = 192, 10, 15


def prompts_script():
    loader = importlib.machinery.SourceFileLoader("make_prompts", str(ROOT / "testdata/make-prompts"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("make_prompts", loader))
    loader.exec_module(module)
    return module


def letters(text):
    """The words of a text in the network's letters; None where something would be spoken otherwise."""
    text = text.lower().replace("\u2019", "'")
    text = re.sub(r"(?<![\w.])\d(?![\w.]\w)", lambda m: DIGITS[int(m.group())], text)
    if re.search(r"[^a-z' .,!?;:\"\u2026-]", text):
        return None
    words = [w.strip("'") for w in re.sub(r"[^a-z']+", " ", text).split()]
    return " ".join(w for w in words if w) or None


def u_law(samples):
    x = np.clip(samples, -1, 1)
    y = np.sign(x) * np.log1p(255 * np.abs(x)) / np.log(256)
    return np.clip(np.rint(y * 127), -127, 127).astype(np.int8)


def pack(out, minutes, sentences):
    out.mkdir(parents=True, exist_ok=True)
    script = prompts_script()
    held = {line.split("\t")[0] for line in (ROOT / "testdata/speech/prompts-en.times.tsv").read_text("utf-8").splitlines()}
    sounds = {}
    for file in script.package_files("asterisk-core-sounds-en-g722"):
        if file.suffix == ".g722":
            parts = file.parts[file.parts.index("sounds") + 2 :]
            sounds["/".join(parts)[: -len(".g722")]] = file
    clips, index, at = [], [], 0

    def add(kind, text, samples):
        nonlocal at
        clips.append(u_law(samples))
        index.append({"kind": kind, "text": text, "at": at, "samples": len(samples)})
        at += len(samples)

    for name, text in script.texts("en"):
        text = " ".join(text.split())
        plain = letters(text)
        if plain is None or name not in sounds or name.startswith("letters/") or "<" in text:
            continue
        samples = np.array(script.decode(sounds[name]), np.float32) / 32768
        start, end = script.speech_edges((samples * 32768).astype(np.int32).tolist())
        if 0.15 * RATE < end - start <= 16 * RATE:
            add("held" if text in held else "prompt", plain, samples[max(0, start - 640) : end + 640])
    chance, spoken = random.Random(5), 0
    with lzma.open(sentences, "rt", encoding="utf-8") as f:
        lines = [x.strip() for x in f if 25 < len(x) < 90]
    chance.shuffle(lines)
    for i, line in enumerate(lines):
        plain = letters(line)
        if plain is None:
            continue
        wav = out / "flite.wav"
        subprocess.run(["flite", "-voice", VOICES[i % len(VOICES)], "-t", line, "-o", wav], check=True)
        heard = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", wav, "-ar", str(RATE), "-ac", "1", "-f", "s16le", "-"],
            capture_output=True, check=True).stdout
        samples = np.frombuffer(heard, np.int16).astype(np.float32) / 32768
        if len(samples) < 9 * RATE:
            add("flite", plain, samples)
            spoken += len(samples)
        if spoken > minutes * 60 * RATE:
            break
    (out / "flite.wav").unlink(missing_ok=True)
    np.concatenate(clips).tofile(out / "speech.u8")
    (out / "speech.json").write_text(json.dumps(index))
    for kind in ("prompt", "held", "flite"):
        part = [x for x in index if x["kind"] == kind]
        print(kind, len(part), "clips", round(sum(x["samples"] for x in part) / RATE / 60, 1), "minutes")


def mel_filters():
    """Slaney's bands with area 1, [bands, 257]."""
    hertz = lambda m: np.where(m < 15, m * 200 / 3, 1000 * np.exp(np.log(6.4) / 27 * (m - 15)))
    edges = hertz(np.linspace(0, 15 + np.log(8) / (np.log(6.4) / 27), BANDS + 2))
    bins = np.linspace(0, 8000, 257)
    rows = [np.interp(bins, edges[b : b + 3], [0, 1, 0], left=0, right=0) * 2 / (edges[b + 2] - edges[b]) for b in range(BANDS)]
    return np.array(rows, np.float32)


def train(data, out, seconds, batch, device):
    import torch
    import torch.nn.functional as F
    from torch import nn

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.deep = nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=KERNEL // 2, groups=WIDTH)
            self.norm = nn.BatchNorm1d(WIDTH)
            self.into = nn.Conv1d(WIDTH, 2 * WIDTH, 1)
            self.back = nn.Conv1d(WIDTH, WIDTH, 1)
            self.norm2 = nn.BatchNorm1d(WIDTH)
            self.drop = nn.Dropout(0.15)

        def forward(self, x):
            a, b = self.into(F.silu(self.norm(self.deep(x)))).chunk(2, 1)
            return x + self.drop(self.norm2(self.back(a * torch.sigmoid(b))))

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.one, self.norm1 = nn.Conv1d(BANDS, WIDTH, 5, 2, 2), nn.BatchNorm1d(WIDTH)
            self.two, self.norm2 = nn.Conv1d(WIDTH, WIDTH, 5, 2, 2), nn.BatchNorm1d(WIDTH)
            self.blocks = nn.ModuleList([Block() for _ in range(BLOCKS)])
            self.out = nn.Conv1d(WIDTH, len(SYMBOLS), 1)

        def forward(self, x):
            x = F.silu(self.norm2(self.two(F.silu(self.norm1(self.one(x))))))
            for block in self.blocks:
                x = block(x)
            return self.out(x).transpose(1, 2).log_softmax(-1)

    torch.manual_seed(3)
    chance = random.Random(3)
    packed = np.fromfile(data / "speech.u8", np.int8).astype(np.float32) / 127
    speech = torch.from_numpy(np.sign(packed) * (np.power(256.0, np.abs(packed)) - 1) / 255).float().to(device)
    index = json.loads((data / "speech.json").read_text())
    taught = {k: [x for x in index if x["kind"] == k] for k in ("prompt", "flite", "held")}
    filters = torch.from_numpy(mel_filters()).to(device)
    hann = torch.hann_window(400, periodic=False, device=device)

    def features(x):
        """[batch, samples] -> [batch, 80, samples // 160]"""
        x = torch.cat([x[:, :1], x[:, 1:] - 0.97 * x[:, :-1]], 1)
        spectrum = torch.stft(x, 512, HOP, 400, hann, center=True, pad_mode="constant", return_complex=True)
        logs = torch.log(torch.einsum("bf,nft->nbt", filters, spectrum.abs().square()) + 2**-24)
        return logs[..., : x.shape[1] // HOP]

    def normal(logs):
        return (logs - logs.mean(-1, keepdim=True)) / (logs.std(-1, keepdim=True) + 1e-5)

    symbol = {s: i for i, s in enumerate(SYMBOLS)}
    encode = lambda text: [symbol["\u2581" if c == " " else c] for c in text]
    clip = lambda x: speech[x["at"] : x["at"] + x["samples"]]

    def sample(length):
        """Clips one after the other, with pauses, and their text."""
        wave, texts, at = torch.zeros(length, device=device), [], chance.randrange(0, RATE // 2)
        while True:
            one = chance.choice(taught["prompt" if chance.random() < 0.6 else "flite"])
            x = clip(one)
            speed = chance.uniform(0.87, 1.15)
            x = F.interpolate(x[None, None], size=int(len(x) / speed), mode="linear")[0, 0]
            if at + len(x) > length:
                if texts:
                    return wave, " ".join(texts)
                continue
            wave[at : at + len(x)] = x * 10 ** chance.uniform(-1, 0.2)
            texts.append(one["text"])
            at += len(x) + int(chance.uniform(0.05, 0.9) * RATE)
            if chance.random() < 0.1:
                return wave, " ".join(texts)

    def batch_of(count, length=int(19 * RATE)):
        waves, texts = zip(*(sample(length) for _ in range(count)))
        x = torch.stack(waves)
        level = 10 ** (torch.rand(count, 1, device=device) * 2.2 - 4.2)
        noise = torch.randn_like(x)
        smooth = torch.cat([noise[:, :1], noise[:, 1:] + 0.9 * noise[:, :-1]], 1)
        x = x + level * torch.where(torch.rand(count, 1, device=device) < 0.5, noise, smooth)
        logs = features(x)
        tilt = torch.randn(count, BANDS // 8 + 1, device=device)[:, None] * 0.5
        logs = normal(logs + F.interpolate(tilt, size=BANDS, mode="linear")[:, 0, :, None])
        for low, size, axis in [(0, 16, 1), (0, 16, 1)] + [(0, 30, 2)] * 4:
            n = logs.shape[axis]
            start = torch.rand(count, 1, device=device) * n
            place = torch.arange(n, device=device)[None]
            gone = (place >= start) & (place < start + torch.rand(count, 1, device=device) * size)
            logs = logs.masked_fill(gone[:, :, None] if axis == 1 else gone[:, None, :], 0)
        targets = [torch.tensor(encode(t)) for t in texts]
        return logs, torch.cat(targets).to(device), torch.tensor([len(t) for t in targets], device=device)

    def greedy(rows):
        best = rows.argmax(-1).tolist()
        kept = [k for i, k in enumerate(best) if k != BLANK and (i == 0 or k != best[i - 1])]
        return " ".join("".join(SYMBOLS[k] for k in kept).replace("\u2581", " ").split())

    def edits(a, b):
        row = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            last, row[0] = row[0], i
            for j, y in enumerate(b, 1):
                last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        return row[-1]

    @torch.no_grad()
    def measure():
        net.eval()
        wrong, size, words, all_words = 0, 0, 0, 0
        for x in taught["held"]:
            heard = greedy(net(normal(features(clip(x)[None])))[0].cpu())
            wrong, size = wrong + edits(heard, x["text"]), size + len(x["text"])
            words, all_words = words + edits(heard.split(), x["text"].split()), all_words + len(x["text"].split())
        net.train()
        return f"held-out prompts: CER {100 * wrong / max(1, size):.1f} WER {100 * words / max(1, all_words):.1f}; last: {heard}"

    net = Network().to(device)
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, betas=(0.9, 0.98), weight_decay=0.05)
    began = shown = time.time()
    step = 0
    while (progress := (time.time() - began) / seconds) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1, (step + 1) / 300) * min(1, 1.4 * (1 - progress))
        logs, targets, sizes = batch_of(batch)
        found = net(logs)
        frames = torch.full((batch,), found.shape[1], device=device)
        loss = F.ctc_loss(found.transpose(0, 1), targets, frames, sizes, blank=BLANK, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        step += 1
        if time.time() - shown > 30:
            shown = time.time()
            print(f"step {step} loss {float(loss):.3f} {measure()}", flush=True)
    print(f"done: {step} steps {measure()}", flush=True)
    np.savez(out / "ctc.npz", **{k: v.cpu().numpy() for k, v in net.state_dict().items()})


def export(weights, folder):
    """Writes model.onnx (matrices in eight bits with a scale for each output) and tokens.txt."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    nodes, tensors = [], []
    w = np.load(weights)

    def convolution(x, name, norm=None, **attributes):
        kernel, bias = w[name + ".weight"].astype(np.float64), w[name + ".bias"].astype(np.float64)
        if norm is not None:
            scale = w[norm + ".weight"] / np.sqrt(w[norm + ".running_var"] + 1e-5)
            kernel = kernel * scale[:, None, None]
            bias = (bias - w[norm + ".running_mean"]) * scale + w[norm + ".bias"]
        scale = np.maximum(np.abs(kernel).max((1, 2), keepdims=True) / 127, 1e-9)
        for part, value in (("q", np.rint(kernel / scale).astype(np.int8)), ("s", scale.astype(np.float32)), ("b", bias.astype(np.float32))):
            tensors.append(numpy_helper.from_array(value, f"{name}.{part}"))
        nodes.append(helper.make_node("Cast", [name + ".q"], [name + ".c"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [name + ".c", name + ".s"], [name + ".w"]))
        nodes.append(helper.make_node("Conv", [x, name + ".w", name + ".b"], [name + ".y"], **attributes))
        return name + ".y"

    def op(kind, inputs, name, **attributes):
        nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    silu = lambda x: op("Mul", [x, op("Sigmoid", [x], x + ".sigmoid")], x + ".silu")
    x = silu(convolution("audio_signal", "one", "norm1", strides=[2], pads=[2, 2]))
    x = silu(convolution(x, "two", "norm2", strides=[2], pads=[2, 2]))
    for k in range(BLOCKS):
        p = f"blocks.{k}."
        y = silu(convolution(x, p + "deep", p + "norm", group=WIDTH, pads=[KERNEL // 2] * 2))
        y = convolution(y, p + "into")
        nodes.append(helper.make_node("Split", [y], [y + ".a", y + ".g"], axis=1, num_outputs=2))
        y = op("Mul", [y + ".a", op("Sigmoid", [y + ".g"], y + ".open")], y + ".gated")
        x = op("Add", [x, convolution(y, p + "back", p + "norm2")], p + "x")
    x = op("Transpose", [convolution(x, "out")], "rows", perm=[0, 2, 1])
    op("LogSoftmax", [x], "logprobs", axis=2)
    graph = helper.make_graph(
        nodes, "ctc-english",
        [helper.make_tensor_value_info("audio_signal", TensorProto.FLOAT, ["batch", BANDS, "columns"]),
         helper.make_tensor_value_info("length", TensorProto.INT64, ["batch"])],
        [helper.make_tensor_value_info("logprobs", TensorProto.FLOAT, ["batch", "frames", len(SYMBOLS)])], tensors)
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 18)], producer_name="caesura")
    helper.set_model_props(model, {"normalize_type": "per_feature", "subsampling_factor": "4"})
    onnx.checker.check_model(model)
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model, folder / "model.onnx")
    (folder / "tokens.txt").write_text("".join(f"{s} {i}\n" for i, s in enumerate(SYMBOLS)), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("pack")
    one.add_argument("--out", type=pathlib.Path, required=True)
    one.add_argument("--minutes", type=float, default=20, help="of flite's voices")
    one.add_argument("--sentences", type=pathlib.Path, required=True, help="sentences/en.txt.xz of the training text")
    two = commands.add_parser("train")
    two.add_argument("--data", type=pathlib.Path, required=True)
    two.add_argument("--out", type=pathlib.Path, required=True)
    two.add_argument("--seconds", type=float, default=240)
    two.add_argument("--batch", type=int, default=40)
    two.add_argument("--device", default="cuda")
    three = commands.add_parser("export")
    three.add_argument("weights", type=pathlib.Path)
    three.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    if args.command == "pack":
        pack(args.out, args.minutes, args.sentences)
    elif args.command == "train":
        train(args.data, args.out, args.seconds, args.batch, args.device)
    else:
        export(args.weights, args.out)


if __name__ == "__main__":
    main()

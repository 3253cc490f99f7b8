"""Trains the network.

    python train.py --streams build/streams --out build --seconds 1300
    python train.py --streams build/streams --out build --seconds 540 --resume build/weights.npz
    torchrun --nproc_per_node 4 train.py ...        # a process for each device; each draws its own windows

With `--steps` the schedule follows the steps too, so that trials beside each other on one device stay equal.
Otherwise it follows the clock: warm-up, constant, then linear to zero over the last 55 per cent of
`--seconds`. `--resume` starts from earlier weights with a short warm-up. Weights (their moving average,
half precision) are written every `--save` seconds, so that a run that is cut off loses little.
"""

import argparse
import functools
import json
import os
import pathlib
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

import batches
import damage
import evaluate
import network
import tables


def orthogonal(g, steps=5):
    """The nearest half-orthogonal matrix, by Newton-Schulz iterations (Muon; Jordan et al. 2024)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        s = x @ x.mT
        x = a * x + (b * s + c * s @ s) @ x
    return x.mT if tall else x


class Muon:
    """Momentum made orthogonal, for the matrices of the trunk; those of one shape go together."""

    def __init__(self, params, lr, momentum=0.95, decay=0.05):
        self.lr, self.momentum, self.decay = lr, momentum, decay
        self.groups = {}
        for p in params:
            self.groups.setdefault(tuple(p.shape), []).append(p)
        self.state = {s: torch.zeros(len(ps), *s, device=ps[0].device) for s, ps in self.groups.items()}

    @torch.no_grad()
    def step(self, scale):
        lr = self.lr * scale
        for shape, params in self.groups.items():
            g = torch.stack([p.grad for p in params]).float()
            m = self.state[shape]
            m.lerp_(g, 1 - self.momentum)
            u = orthogonal(g.lerp(m, self.momentum)).float()
            u *= max(1, shape[0] / shape[1]) ** 0.5
            for p, x in zip(params, u):
                p.mul_(1 - lr * self.decay).add_(x, alpha=-lr)


class Peers:
    """The processes that train one network together, started by torchrun; one alone needs nothing."""

    def __init__(self):
        self.rank, self.count = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        if self.count > 1:
            if self.device == "cuda":
                torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
            dist.init_process_group("nccl" if self.device == "cuda" else "gloo")

    def mean(self, tensors):
        """Replaces tensors by their means over all processes."""
        if self.count > 1:
            flat = torch.cat([t.flatten() for t in tensors])
            dist.all_reduce(flat)
            flat /= self.count
            torch._foreach_copy_(tensors, [x.view_as(t) for x, t in zip(flat.split([t.numel() for t in tensors]), tensors)])

    def same(self, tensors):
        """Gives all processes the tensors of the first."""
        if self.count > 1:
            for t in tensors:
                dist.broadcast(t, 0)

    def sum(self, tensor):
        if self.count > 1:
            dist.all_reduce(tensor)
        return tensor

    def first(self, number):
        """The number that the first process has."""
        if self.count == 1:
            return number
        told = torch.tensor([number], dtype=torch.float64, device=self.device)
        dist.broadcast(told, 0)
        return float(told)


def loss_of(net, b, of_marks=0.15, of_case=0.1):
    logits = net(b["ids"]).float()
    end = b["end"].float()
    x = logits[..., 0]
    point = F.binary_cross_entropy_with_logits(x, end, reduction="none", pos_weight=b["positive"])
    known = b["known"].float()
    total = known.sum().clamp(min=1)
    boundary = (point * known).sum() / total
    if "teacher" in b:
        soft = F.binary_cross_entropy_with_logits(x, torch.sigmoid(b["teacher"].float()), reduction="none")
        boundary = (boundary + (soft * known).sum() / total) / 2
    scores = torch.cat([torch.zeros_like(x)[..., None], logits[..., 1:8]], -1)
    marks = F.cross_entropy(scores.flatten(0, 1), b["marks"].flatten(), reduction="none").view_as(x)
    k = b["marks_known"].float()
    marks = (marks * k).sum() / total
    case = F.binary_cross_entropy_with_logits(logits[..., 8], b["upper"].float(), reduction="none")
    k = b["upper_known"].float()
    case = (case * k).sum() / total
    with torch.no_grad():
        found = x > 0
        hit, wrong = ((y & b["known"]).sum(1) for y in (found & b["end"], found ^ b["end"]))
    return boundary + of_marks * marks + of_case * case, boundary.detach(), marks.detach(), case.detach(), hit, wrong


def save(path, net, shape):
    arrays = {k: v.detach().half().cpu().numpy() for k, v in net.state_dict().items()}
    arrays["shape.heads"] = np.int64(shape.heads)
    arrays["shape.dilations"] = np.array(shape.dilations, np.int64)
    temporary = path.with_name("tmp-" + path.name)
    np.savez(temporary, **arrays)
    temporary.rename(path)


def grown(table, rows):
    """A larger table of the same function: a bucket is the low bits of a hash, so that rows repeat; bucket 0 is for
    what is left out, and what would fall there is in 1."""
    old = np.arange(rows) & (len(table) - 1)
    old[1:] = np.maximum(old[1:], 1)
    return table[old]


def restore(path, net):
    """Stages that the weights lack stay as they are made: at first they change nothing, since what they add is zero."""
    data, own = np.load(path), net.state_dict()
    take = lambda k: grown(data[k], len(own[k])) if len(own[k]) > len(data[k]) else data[k]
    given = {k: torch.from_numpy(take(k).astype(np.float32)) for k in data.files if not k.startswith("shape.")}
    new = {k: v for k, v in own.items() if k.startswith("stages.") and int(k.split(".")[1]) >= len(data["shape.dilations"])}
    net.load_state_dict(given | new)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--streams", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=float, default=1300, help="training time after the first step")
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--length", type=int, default=1024)
    parser.add_argument("--resume", type=pathlib.Path)
    parser.add_argument("--dev", help="evaluation texts written by evaluate.py pack")
    parser.add_argument("--save", type=float, default=120)
    parser.add_argument("--check", type=float, default=240, help="seconds between evaluations")
    parser.add_argument("--muon", type=float, default=0.02)
    parser.add_argument("--adam", type=float, default=3e-3)
    parser.add_argument("--constant", type=float, default=0.45, help="share of the time before the rate falls")
    parser.add_argument("--power", type=float, default=0.5, help="a stream of n characters counts n to this power")
    parser.add_argument("--isolated", type=float, default=0.3, help="share of windows made of isolated sentences")
    parser.add_argument("--gold", type=float, help="share of windows from treebanks; else they are running text like other")
    parser.add_argument("--spoken", type=float, help="share of windows of speech; else they are running text like other")
    parser.add_argument("--marks", type=float, default=0.15, help="weight of the loss of removed punctuation")
    parser.add_argument("--case", type=float, default=0.1, help="weight of the loss of capitals")
    parser.add_argument("--more-stages", type=int, default=0, help="stages behind those of --resume, or of the usual shape")
    parser.add_argument("--ahead", type=int, default=8, help="batches made at a time")
    parser.add_argument("--passes", type=float, default=40, help="most passes over a stream in 5e9 characters")
    parser.add_argument("--noise", type=float, default=1.0, help="how much words are unsettled; 0: not at all")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", nargs=2, action="append", default=[], metavar=("VIEW", "SHARE"), help="of a view")
    parser.add_argument("--balance", action="store_true", help="weights of a positive by language, as training goes")
    parser.add_argument("--unweighted", action="store_true", help="a positive counts one in every view")
    parser.add_argument("--plain-labels", action="store_true", help="no place is unknown: line ends alone say")
    parser.add_argument("--table-bits", type=int, nargs=3, metavar=("CODE", "TRIGRAM", "WORD"), help="of hashes; --resume may have fewer")
    parser.add_argument("--quantised", action="store_true", help="trigrams and words in four bits already in training")
    parser.add_argument("--times", type=int, default=1, help="a trunk so many times as wide: a teacher")
    parser.add_argument("--teacher", type=pathlib.Path, help="weights whose boundaries are learned too, half and half")
    parser.add_argument("--without", nargs="*", default=[], choices=damage.KINDS, help="kinds of damage left out")
    parser.add_argument("--boost", type=float, default=1.5, help="how much more English counts")
    parser.add_argument("--no-compile", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    peers = Peers()
    device = peers.device
    torch.manual_seed(args.seed + 1000 * peers.rank)
    torch.backends.cuda.matmul.allow_tf32 = True
    began = time.time()
    corpus = batches.Corpus(
        args.streams, device, power=args.power, isolated=args.isolated, gold=args.gold, passes=args.passes, seed=args.seed + 1000 * peers.rank,
        plain=args.plain_labels, boost={"en": args.boost}, spoken=args.spoken)
    say = print if peers.rank == 0 else lambda *_, **__: None
    say(f"corpus {corpus.codes.numel():,} characters, {len(corpus.names)} streams, {time.time() - began:.0f} s", flush=True)
    if args.table_bits:
        tables.use_bits(*args.table_bits)
    shape = network.Shape(dropout=args.dropout).times(args.times).deeper(args.more_stages)
    net = network.Boundaries(shape, args.quantised).to(device)
    if args.resume:
        restore(args.resume, net)
    peers.same([p.data for p in net.parameters()])
    average = network.Boundaries(shape, args.quantised).to(device)
    average.load_state_dict(net.state_dict())
    balance = batches.Balance(1 + int(corpus.language.max()), device) if args.balance else None
    maker = batches.Maker(
        device, args.length, noise=args.noise, seed=args.seed + 1 + 1000 * peers.rank,
        shares={v: float(s) for v, s in args.share}, balance=balance, weighted=not args.unweighted,
        kinds=[k for k in damage.KINDS if k not in args.without])
    teacher = None
    if args.teacher:
        teacher = network.Boundaries(network.shape_of(np.load(args.teacher))).to(device).eval()
        restore(args.teacher, teacher)
    matrix = lambda n, p: p.dim() == 2 and (n.startswith(("stages", "stem", "mix")))
    named = list(net.named_parameters())
    muon = Muon([p for n, p in named if matrix(n, p)], args.muon)
    tables_ = [p for n, p in named if p.shape[0] > 4096]
    others = [p for n, p in named if not matrix(n, p) and p.shape[0] <= 4096]
    # decay of the tables: rows that are seen in few sentences alone fade instead of memorising them
    adam = torch.optim.AdamW(
        [{"params": tables_, "rate": args.adam, "weight_decay": 0.05},
         {"params": others, "rate": args.adam / 2, "weight_decay": 0.0}],
        lr=0.0, betas=(0.9, 0.99), eps=1e-10, fused=device == "cuda")

    lossf = functools.partial(loss_of, of_marks=args.marks, of_case=args.case)
    if device == "cuda" and not args.no_compile:
        lossf = torch.compile(lossf, dynamic=False)
        if teacher is not None:
            teacher = torch.compile(teacher, dynamic=False)
        torch._dynamo.config.cache_size_limit = 64
    kept, mean = list(net.parameters()), list(average.parameters())
    windows = maker.batches(corpus, args.batch, args.ahead)
    start, last_save, last_check, history = None, time.time(), time.time(), []
    seen = 0
    for step in range(args.steps):
        if step % 500 == 499:
            corpus.reshuffle()
        b = next(windows)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            if teacher is not None:
                with torch.no_grad():
                    b["teacher"] = teacher(b["ids"])[..., 0]
            loss, *parts, hit, wrong = lossf(net, {k: b[k] for k in b if k not in ("codes", "language", "view")})
        if balance is not None:
            balance.see(b["language"], b["view"], hit, wrong, peers.sum)
        loss.backward()
        peers.mean([p.grad for p in kept])
        if start is None:
            if device == "cuda":
                torch.cuda.synchronize()
            say(f"first step after {time.time() - began:.0f} s", flush=True)
            start = time.time()
        progress = peers.first(max((time.time() - start) / args.seconds, (step + 1) / args.steps))
        warm = min(1, (step + 1) / (300 if args.resume is None else 100))
        scale = warm * min(1, max(0.0, (1 - progress) / (1 - args.constant)))
        muon.step(scale)
        for group in adam.param_groups:
            group["lr"] = group["rate"] * scale
        adam.step()
        net.zero_grad(set_to_none=True)
        with torch.no_grad():
            torch._foreach_lerp_(mean, kept, max(1 - 0.998, 1 / (step + 1)))
        seen += args.batch * args.length * peers.count
        if step % 200 == 0 or step == args.steps - 1:
            values = [float(x.detach()) for x in (loss, *parts)]
            rate = seen / (time.time() - start + 1e-6) / 1e6
            say(f"step {step} time {time.time() - start:.0f} scale {scale:.3f} loss {values[0]:.5f} "
                  f"end {values[1]:.5f} marks {values[2]:.4f} case {values[3]:.4f} M/s {rate:.2f}", flush=True)
            if not np.isfinite(values[0]):
                raise SystemExit("the loss is not finite")
        done = progress >= 1 or step == args.steps - 1
        if peers.rank == 0 and (done or time.time() - last_save > args.save):
            save(args.out / "weights.npz", average, shape)
            last_save = time.time()
        if peers.rank == 0 and args.dev and (done or time.time() - last_check > args.check):
            result = evaluate.on_device(average, maker, args.dev, json_path=args.out / "dev.json")
            history.append({"step": step, "seconds": time.time() - start, **result})
            print("dev", json.dumps(history[-1]), flush=True)
            (args.out / "history.json").write_text(json.dumps(history, indent=1))
            save(args.out / f"weights-{len(history)}.npz", average, shape)
            last_check = time.time()
        if done:
            break
    say(f"done: {step + 1} steps, {seen / 1e9:.2f} G characters, {time.time() - began:.0f} s", flush=True)
    if peers.count > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()

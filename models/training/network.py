"""The network: hashed characters in groups of four, gated convolutions and attention on the groups.

All work is done at the rate of groups, and every layer is one matrix product, so that eight-bit
products reach all of it. Nine outputs a character: sentence end, seven classes of removed punctuation,
upper case.
"""

import dataclasses

import torch
import torch.nn.functional as F
from torch import nn

import tables

GROUP = 4
OUTPUTS = 9


@dataclasses.dataclass
class Shape:
    code: int = 48  # width of each of the two code point embeddings
    gram: int = 64  # width of the trigram and of the word-prefix embedding
    width: int = 320
    heads: int = 5
    gate: int = 320  # hidden width of a gated convolution
    inner: int = 640  # hidden width of a gated feed-forward layer
    dilations: tuple = ((1, 2), (1, 4), (1, 8))  # one tuple a stage; attention after each
    head: int = 256
    dropout: float = 0.1  # of each layer's contribution, in training

    def times(self, k):
        """A trunk `k` times as wide, on the same features: a teacher."""
        return dataclasses.replace(
            self, width=k * self.width, heads=k * self.heads, gate=k * self.gate, inner=k * self.inner, head=k * self.head)

    def deeper(self, stages):
        """So many stages more, which repeat the dilations."""
        return dataclasses.replace(self, dilations=(self.dilations * (1 + stages))[: len(self.dilations) + stages])


def shape_of(weights, dropout=0.1):
    """The shape that saved weights have."""
    dilations = tuple(tuple(int(d) for d in row) for row in weights["shape.dilations"])
    size = lambda name, axis: weights[name + ".weight"].shape[axis]
    return Shape(
        code=size("code1", 1), gram=size("word", 1), width=size("stem", 0), heads=int(weights["shape.heads"]),
        gate=size("stages.0.0.out", 1), inner=size(f"stages.0.{len(dilations[0])}.back", 1), dilations=dilations,
        head=size("mix", 0), dropout=dropout)


def rotary(length, dim, device):
    frequency = 1.0 / (1000.0 ** (torch.arange(0, dim, 2, device=device).float() / dim))
    angle = torch.arange(length, device=device).float()[:, None] * frequency[None]
    return torch.cos(angle), torch.sin(angle)


def turn(x, cos, sin):
    half = x.shape[-1] // 2
    a, b = x[..., :half], x[..., half:]
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


def rounded(table):
    """A table as it is after quantisation to four bits with a scale for each row; gradients pass as if it were not."""
    scale = table.detach().abs().amax(1, keepdim=True) / 7
    return table + (torch.round(table.detach() / scale.clamp(min=1e-8)) * scale - table.detach())


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return F.layer_norm(x.float(), (x.shape[-1],), self.gain, None, 1e-5).to(x.dtype)


def shift(x, by):
    """Row i of the result is row i - by of x; zeros come in at the edge."""
    if by > 0:
        return F.pad(x[:, :-by], (0, 0, by, 0))
    return F.pad(x[:, -by:], (0, 0, 0, -by))


class Convolution(nn.Module):
    def __init__(self, shape, dilation):
        super().__init__()
        self.dilation = dilation
        self.norm = Norm(shape.width)
        self.into = nn.Linear(3 * shape.width, 2 * shape.gate, bias=False)
        self.out = nn.Linear(shape.gate, shape.width, bias=False)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x, live):
        y = self.norm(x) * live
        y = torch.cat([shift(y, self.dilation), y, shift(y, -self.dilation)], -1)
        a, b = self.into(y).chunk(2, -1)
        return x + self.drop(self.out(a * torch.sigmoid(b)))


class Attention(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.norm = Norm(shape.width)
        self.qkv = nn.Linear(shape.width, 3 * shape.width, bias=False)
        self.out = nn.Linear(shape.width, shape.width, bias=False)
        self.norm2 = Norm(shape.width)
        self.into = nn.Linear(shape.width, 2 * shape.inner, bias=False)
        self.back = nn.Linear(shape.inner, shape.width, bias=False)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x, cos, sin, mask):
        batch, length, width = x.shape
        q, k, v = self.qkv(self.norm(x)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q, k = turn(q, cos, sin), turn(k, cos, sin)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + self.drop(self.out(y.transpose(1, 2).reshape(batch, length, width)))
        a, b = self.into(self.norm2(x)).chunk(2, -1)
        return x + self.drop(self.back(a * F.silu(b)))


class Boundaries(nn.Module):
    def __init__(self, shape=Shape(), quantised=False):
        """`quantised`: trigrams and words are looked up as they are after quantisation."""
        super().__init__()
        self.shape, self.quantised = shape, quantised
        table = lambda bits, width: nn.Embedding(1 << bits, width, padding_idx=tables.PAD)
        self.code1 = table(tables.CODE_BITS, shape.code)
        self.code2 = table(tables.CODE_BITS, shape.code)
        self.trigram = table(tables.TRIGRAM_BITS, shape.gram)
        self.word = table(tables.WORD_BITS, shape.gram)
        char = 2 * shape.code + 2 * shape.gram
        self.stem = nn.Linear(2 * GROUP * char, shape.width)
        self.drop = nn.Dropout(shape.dropout)
        self.stages = nn.ModuleList()
        for dilations in shape.dilations:
            self.stages.append(
                nn.ModuleList([*(Convolution(shape, d) for d in dilations), Attention(shape)])
            )
        self.norm = Norm(shape.width)
        self.mix = nn.Linear(2 * shape.width, shape.head)
        self.head = nn.Linear(shape.head, GROUP * OUTPUTS)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                nn.init.normal_(p, 0, 0.3 if name.split(".")[0] in ("code1", "code2", "trigram", "word")
                                else p.shape[1] ** -0.5)
            if name.endswith(("out.weight", "back.weight")):
                nn.init.zeros_(p)
            if name.startswith("head"):
                nn.init.zeros_(p)
        with torch.no_grad():
            for e in (self.code1, self.code2, self.trigram, self.word):
                e.weight[tables.PAD] = 0
            self.head.bias.view(GROUP, OUTPUTS)[:, 0] = -3.0

    def forward(self, ids):
        """ids [batch, chars, 4], chars a multiple of four and PAD at the end -> logits [batch, chars, 9]."""
        batch, chars, _ = ids.shape
        groups = chars // GROUP
        kind = torch.bfloat16 if torch.is_autocast_enabled(ids.device.type) else torch.float32
        look = lambda weight, k: F.embedding(ids[..., k], weight.to(kind), tables.PAD)
        coarse = rounded if self.quantised else lambda weight: weight
        e = torch.cat([look(self.code1.weight, 0), look(self.code2.weight, 1), look(coarse(self.trigram.weight), 2),
                       look(coarse(self.word.weight), 3)], -1)
        e = e.view(batch, groups, -1)
        half = e.shape[-1] // 2
        window = torch.cat([shift(e[..., half:], 1), e, shift(e[..., :half], -1)], -1)
        alive = ids[:, ::GROUP, 0] != tables.PAD
        live = alive[..., None].to(e.dtype)
        s = F.silu(self.stem(window))
        s = self.drop(s)
        x = s
        cos, sin = rotary(groups, self.shape.width // self.shape.heads, ids.device)
        cos, sin = cos.to(e.dtype), sin.to(e.dtype)
        mask = torch.where(alive, 0.0, -1e4).to(e.dtype)[:, None, None, :].expand(batch, 1, groups, groups)
        for stage in self.stages:
            for layer in stage[:-1]:
                x = layer(x, live)
            x = stage[-1](x, cos, sin, mask)
        h = F.silu(self.mix(torch.cat([self.norm(x), s], -1)))
        return self.head(h).view(batch, chars, OUTPUTS)

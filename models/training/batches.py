"""Training text on the device: random windows, views (damaged variants) and feature ids, a batch at a time.

Every operation works on whole batches of code points, several training batches at a time: some thousand small
operations are bound by their launches, so that eight batches at once cost little more than one. No sentence is ever seen
twice in quite the same form.
"""

import pathlib

import numpy as np
import torch

import tables
from damage import KINDS, Damage

UNKNOWN, END, WEAK = 1, 2, 3  # UNKNOWN < END, so that the larger wins where labels meet
JOIN = 0x1F

# name, share, weight of a positive. The weights make 0.5 the right threshold in every view:
# with plain cross-entropy it is 0.8 for punctuated and 0.25 for lower-cased unpunctuated text.
VIEWS = [
    ("clean", 0.22, 0.4),
    ("lower", 0.09, 0.4),
    ("upper", 0.06, 0.4),
    ("bare", 0.18, 1.1),  # no punctuation, case kept
    ("bare-lower", 0.28, 2.5),
    ("bare-upper", 0.02, 2.5),
    ("dropped", 0.08, 1.0),  # some terminators before a capital are missing, or are emoji
    ("foreign", 0.045, 0.5),  # letters of a script never seen
    ("foreign-bare", 0.025, 8.0),
    ("sparse", 0.03, 1.5),  # lower case; question and exclamation marks alone are left
]
EMOJI = "😊😂🙏👍❤😍🎉😉🔥😭🤔😁👏😅✨💪☺🥰😘🙈🌹💕)…"
CONTEXT_END = 48  # no loss on the last characters of a window that goes on: they lack their context


def parse(text, plain=False):
    """Code points and labels of a stream. `plain`: nothing is unknown, and a line's end is an end whatever its
    last character; only to measure what the masks are worth."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int32)
    mark = (raw >= 1) & (raw <= 3)
    keep = ~mark
    place = np.cumsum(keep) - 1
    codes = raw[keep]
    labels = np.zeros(len(codes), np.uint8)
    to = {1: END, 2: 0, 3: END} if plain else {1: END, 2: UNKNOWN, 3: WEAK}
    for value, label in to.items():
        at = place[raw == value]
        labels[at[at >= 0]] = label
    codes[codes == 0x1E] = JOIN
    return codes, labels


class Corpus:
    """All streams on one device; `isolated` sentences are put in a new order by `reshuffle`."""

    def __init__(self, folder, device, power=0.5, isolated=0.3, gold=None, passes=40.0, budget=5e9, boost={"en": 1.5},
                 seed=1, plain=False, spoken=None):
        """`isolated`, `gold`, `spoken`: shares of windows of isolated sentences, of treebanks and of speech (None: they
        count as other running text); no stream is read more than `passes` times in `budget` characters, treebanks twice
        that (small ones are memorised otherwise); languages in `boost` count so much more. Speech is a language of its own
        in what is balanced by language, `en~`, since its ends are harder to find."""
        codes, labels, spans, kinds = [], [], [], []
        iso_codes, iso_labels, iso_spans, lengths, languages = [], [], [], [], []
        at = iso_at = 0
        for path in sorted(pathlib.Path(folder).iterdir()):
            if path.suffix not in (".run", ".spoken", ".gold", ".iso"):
                continue
            c, l = parse(path.read_bytes().decode("utf-8"), plain)
            if len(c) < 2000:
                continue
            if path.suffix != ".iso":
                name = path.stem + ("~" if path.suffix == ".spoken" else "")
                codes.append(c), labels.append(l), spans.append((at, len(c), name))
                kinds.append({".gold": 1 if gold is not None else 0, ".spoken": 2 if spoken is not None else 0}.get(path.suffix, 0))
                at += len(c)
            else:
                ends = np.flatnonzero(c == JOIN) + 1
                c, l = c[: ends[-1]], l[: ends[-1]]
                size = np.diff(np.concatenate([[0], ends]))
                lengths.append(size), languages.append(np.full(len(size), len(iso_spans)))
                iso_codes.append(c), iso_labels.append(l), iso_spans.append((iso_at, len(c), path.stem))
                iso_at += len(c)
        self.device = device
        self.generator = torch.Generator(device=device).manual_seed(seed)
        put = lambda parts, kind: torch.from_numpy(np.concatenate(parts).astype(kind)).to(device)
        self.iso_codes, self.iso_labels = put(iso_codes, np.int32), put(iso_labels, np.uint8)
        self.lengths, self.languages = put(lengths, np.int64), put(languages, np.int64)
        self.offsets = torch.cumsum(self.lengths, 0) - self.lengths
        self.codes = torch.cat([put(codes, np.int32), self.iso_codes])
        self.labels = torch.cat([put(labels, np.uint8), self.iso_labels])
        self.running = at
        table = [(s, n) for s, n, _ in spans] + [(at + s, n) for s, n, _ in iso_spans]
        self.names = [x[2] for x in spans] + [x[2] + "*" for x in iso_spans]
        known = sorted({n.strip("*") for n in self.names})
        self.language = torch.tensor([known.index(n.strip("*")) for n in self.names], device=device)
        self.base = torch.tensor([s for s, _ in table], device=device)
        self.size = torch.tensor([n for _, n in table], device=device)
        weight = self.size.double() ** power
        weight *= torch.tensor([boost.get(n.strip("*~"), 1.0) for n in self.names], device=device)
        kind = torch.tensor(kinds + [3] * len(iso_spans), device=device)
        most = self.size.double() * passes / budget * torch.where(kind == 1, 2.0, 1.0)
        shares = [(kind == 0, 1 - isolated - (gold or 0) - (spoken or 0)), (kind == 1, gold or 0), (kind == 2, spoken or 0), (kind == 3, isolated)]
        for part, share in [x for x in shares if bool(x[0].any())]:
            for _ in range(20):  # what the small ones may not take goes to the others
                w = weight[part]
                weight[part] = torch.minimum(w / w.sum() * share, most[part].clamp(min=1e-9))
        self.weight = weight.float()
        self.reshuffle()

    def reshuffle(self):
        key = self.languages.double() + 0.999 * torch.rand(
            self.lengths.shape, device=self.device, generator=self.generator, dtype=torch.float64)
        order = torch.argsort(key)
        size = self.lengths[order]
        start = torch.cumsum(size, 0) - size
        index = torch.repeat_interleave(self.offsets[order] - start, size)
        index += torch.arange(index.numel(), device=self.device)
        self.codes[self.running :] = self.iso_codes[index]
        self.labels[self.running :] = self.iso_labels[index]


class Balance:
    """Weights of a positive by language in the views without punctuation.

    The best threshold for F1 is half the F1 that can be reached (Lipton, Elkan, Naryanaswamy 2014), so that a weight of
    2 / F1 - 1 brings it to 0.5. Of a view's languages some reach 90 and some 30; the view's own weight is multiplied by
    how much harder than the view a language is. `2 / F1 - 1` is (hit + missed + false) / hit.
    """

    VIEWS = ("bare", "bare-lower", "bare-upper")

    def __init__(self, languages, device, memory=0.998, most=2.5):
        self.memory, self.most = memory, most
        self.hit = torch.zeros(languages, len(VIEWS), device=device)
        self.wrong = torch.zeros(languages, len(VIEWS), device=device)
        self.here = torch.tensor([v[0] in self.VIEWS for v in VIEWS], device=device)

    def factors(self):
        """[languages, views]; one where nothing was seen yet."""
        rough = 40.0  # ends whose share counts as much as what was seen
        hit, wrong = self.hit.sum(0), self.wrong.sum(0)
        view = (hit + wrong + 1) / (hit + 1)
        part = (self.hit + self.wrong + rough) / (self.hit + rough / view)
        return torch.where(self.here, (part / view).clamp(1 / self.most, self.most), 1.0)

    def see(self, language, view, hit, wrong, summed=lambda x: x):
        """Counts of each window: ends found; ends missed and places wrongly called ends. `summed`: over processes."""
        for total, new in ((self.hit, hit), (self.wrong, wrong)):
            step = torch.zeros_like(total).index_put_((language, view), new.to(total.dtype), accumulate=True)
            total.mul_(self.memory).add_(summed(step))


class Maker:
    """Draws windows from a corpus and makes feature ids, targets and weights of them."""

    def __init__(self, device, length=1024, noise=1.0, seed=1, shares=None, balance=None, weighted=True, kinds=KINDS):
        """`shares`: of views by name, where not those above; `weighted`: a view's weight of a positive is used; `kinds`:
        of damage."""
        self.device, self.length, self.noise = device, length, noise
        self.generator = torch.Generator(device=device).manual_seed(seed)
        kind, lower, upper = tables.classes()
        put = lambda a: torch.from_numpy(np.ascontiguousarray(a)).to(device)
        self.kind, self.lower, self.upper = put(kind.astype(np.int64)), put(lower.astype(np.int64)), put(upper.astype(np.int64))
        mark = np.zeros(tables.LIMIT, np.int64)
        for k, chars in tables.MARKS.items():
            for c in chars:
                mark[ord(c)] = k
        inner = np.zeros(tables.LIMIT, bool)
        inner[[ord(c) for c in tables.INNER]] = True
        self.emoji = torch.tensor([ord(c) for c in EMOJI], device=device)
        east = np.zeros(tables.LIMIT, bool)
        for a, b in ((0x3000, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF)):
            east[a : b + 1] = True
        self.mark, self.inner, self.east = put(mark), put(inner), put(east)
        self.balance = balance
        share = torch.tensor([(shares or {}).get(v[0], v[1]) for v in VIEWS])
        self.share = (share / share.sum()).to(device)
        self.positive = torch.tensor([v[2] if weighted else 1.0 for v in VIEWS], device=device)
        self.damage = Damage(
            device, self.rand, lambda c: self.look(self.lower, c, c), lambda c: self.look(self.upper, c, c), kinds)
        self.powers = [pow(tables.PRIME, k, 1 << 32) for k in range(tables.WORD_LENGTH)]

    def rand(self, *shape):
        return torch.rand(*shape, device=self.device, generator=self.generator)

    def look(self, table, codes, outside):
        return torch.where(codes < tables.LIMIT, table[codes.clamp(max=tables.LIMIT - 1)], outside)

    def kinds(self, codes):
        outside = torch.where(codes < 0x40000, tables.UNSPACED, tables.OTHER)
        return self.look(self.kind, codes, outside)

    def bucket(self, h, bits):
        m = tables.MASK
        h = h & m
        h = h ^ (h >> 16)
        h = (h * 0x7FEB352D) & m
        h = h ^ (h >> 15)
        h = (h * 0x846CA68B) & m
        h = h ^ (h >> 16)
        return (h & ((1 << bits) - 1)).clamp(min=1)

    def features(self, codes, alive):
        """tables.ids for a batch [B, L] of code points (int64)."""
        return self.features_and_words(codes, alive)[0]

    def features_and_words(self, codes, alive):
        """The ids, and for each character the index where its word begins (itself in scripts without words)."""
        b, n = codes.shape
        back = lambda x, d: torch.nn.functional.pad(x, (d, 0))[:, :n]
        kind = self.kinds(codes)
        low = self.look(self.lower, codes, codes)
        one = self.bucket(codes + 1, tables.CODE_BITS)
        two = self.bucket(codes * 31 + 0x9E3779B9, tables.CODE_BITS)
        low1 = low + 1
        tri = low1 * 0x9E3779B1 + back(low1, 1) * 0x85EBCA77 + back(low1, 2) * 0xC2B2AE3D
        tri = self.bucket(tri, tables.TRIGRAM_BITS)
        group = torch.where((kind == tables.LETTER) | (kind == tables.DIGIT), 1,
                            torch.where(kind == tables.UNSPACED, 2, 0))
        at = torch.arange(n, device=codes.device)[None].expand(b, n)
        fresh = group != torch.nn.functional.pad(group, (1, 0), value=-1)[:, :n]
        start = torch.cummax(torch.where(fresh, at, 0), 1).values
        d = at - start
        h = torch.zeros_like(low)
        for k, power in enumerate(self.powers):
            h = h + torch.where(k <= d, back(low1, k) * power, 0)
        h = torch.gather(h & tables.MASK, 1, at - (d - (tables.WORD_LENGTH - 1)).clamp(min=0))
        pair = low * tables.PRIME + torch.where(d > 0, back(low1, 1), 0)
        word = self.bucket(torch.where(group == 2, pair, h) + 0x51ED27, tables.WORD_BITS)
        ids = torch.stack([one, two, tri, word], -1)
        return torch.where(alive[..., None], ids, tables.PAD), torch.where(group == 2, at, start)

    def unsettle(self, ids, words):
        """Word and trigram rows left out, or swapped for any other row as a word that was never seen would have
        it: whole words at a time, since the next character's prefix would give away the dropped one."""
        b, n, _ = ids.shape
        for column, bits, out, other, single in ((2, tables.TRIGRAM_BITS, 0.10, 0.05, 0.08), (3, tables.WORD_BITS, 0.15, 0.10, 0.06)):
            u = torch.gather(self.rand(b, n), 1, words)
            out, other = out * self.noise, other * self.noise
            salt = (self.rand(b, 1) * (1 << bits)).long()
            swapped = ((ids[..., column] * 0x9E35 + salt) & ((1 << bits) - 1)).clamp(min=1)
            pad = ids[..., column] == tables.PAD
            new = torch.where((u >= out) & (u < out + other) & ~pad, swapped, ids[..., column])
            gone = (u < out) | (self.rand(b, n) < single) | (self.rand(b, 1) < 0.04)
            ids[..., column] = torch.where(gone, tables.PAD, new)

    def draw(self, corpus, batch):
        """Raw windows, longer than needed since removal shortens them."""
        raw = self.length + self.length // 2
        pick = torch.multinomial(corpus.weight, batch, True, generator=self.generator)
        size = corpus.size[pick][:, None]
        start = (self.rand(batch, 1).double() * size).long()
        at = torch.arange(raw, device=self.device)[None]
        where = corpus.base[pick][:, None] + (start + at) % size
        return corpus.codes[where].long(), corpus.labels[where].long(), corpus.language[pick]

    def batch(self, corpus, batch):
        return next(self.batches(corpus, batch, 1))

    def batches(self, corpus, batch, ahead=8):
        """Batches for ever, `ahead` of them made at a time."""
        while True:
            codes, labels, language = self.draw(corpus, batch * ahead)
            made = self.views(codes, labels)
            made["language"] = language
            for k in range(0, batch * ahead, batch):
                part = {name: value[k : k + batch] for name, value in made.items()}
                if self.balance is not None:
                    factor = self.balance.factors()[part["language"], part["view"]]
                    part["positive"] = part["positive"] * factor[:, None]
                yield part

    def views(self, codes, labels, view=None):
        batch, raw = codes.shape
        length, device = self.length, self.device
        if view is None:
            view = torch.multinomial(self.share, batch, True, generator=self.generator)
        view = view[:, None]
        name = [v[0] for v in VIEWS]
        coin = lambda p: self.rand(batch, 1) < p
        each = lambda p: self.rand(batch, raw) < p
        is_view = lambda *n: sum((view == name.index(x)) for x in n).bool()
        foreign = is_view("foreign", "foreign-bare")
        bare = is_view("bare", "bare-lower", "bare-upper", "foreign-bare")
        sparse = is_view("sparse")
        lowered = is_view("lower", "bare-lower", "sparse")
        uppered = is_view("upper", "bare-upper")
        dropped = is_view("dropped")

        at = torch.arange(raw, device=device)[None].expand(batch, raw)
        joint = codes == JOIN
        # some windows begin with a sentence, and some of these hold only a few sentences
        short = coin(0.15)
        aligned = short | coin(0.25)
        first = torch.where(joint, at, raw).min(1, keepdim=True).values
        aligned = aligned & (first < raw // 3)
        short = short & aligned
        dead = aligned & (at <= first)
        ends = ((labels >= END) & ~dead).long()
        before = torch.cumsum(ends, 1) - ends
        wanted = 1 + (self.rand(batch, 1) ** 2 * 6).long()
        over = short & (before >= wanted)
        ended = over.any(1, keepdim=True)
        dead = dead | over

        # joints: a space, a line break, or nothing between ideographs
        east = self.look(self.east, codes, codes < 0x40000)
        eastern = east.float().mean(1, keepdim=True) > 0.3
        half = coin(0.5) & (codes > 0xFF00) & (codes < 0xFF5F)  # half-width forms, as NFKC makes them
        codes = torch.where(half, codes - 0xFEE0, codes)
        lines = coin(0.05)
        glued = joint & eastern & coin(0.85) & ~lines
        codes = torch.where(joint, torch.where(lines, 10, 32), codes)
        wrapped = coin(0.03) & each(0.06) & (codes == 32)
        codes = torch.where(wrapped, 10, codes)

        kind = self.kinds(codes)
        was_upper = self.look(self.lower, codes, codes) != codes
        letter = kind == tables.LETTER
        codes = self.damage.names(codes, letter, self.damage.share(codes, 0.35 * min(1, self.noise), 0.08))
        stop = (self.look(self.mark, codes, torch.zeros_like(codes)) >= 5) & (labels == END) & ~dead
        codes, labels, gone = self.damage.trailing(
            codes, labels, letter, kind == tables.SPACE, stop, END, self.damage.share(codes, 0.06, 0.6))
        kind = self.kinds(codes)
        space = kind == tables.SPACE
        letter = (kind == tables.LETTER) | (kind == tables.DIGIT)
        left = torch.nn.functional.pad(letter, (1, 0))[:, :raw]
        right = torch.nn.functional.pad(letter, (0, 1))[:, 1:]
        inner = self.look(self.inner, codes, False) & left & right
        removable = (kind == tables.PUNCTUATION) & ~(inner & ~coin(0.15))
        mark = self.look(self.mark, codes, torch.zeros_like(codes))
        ahead = lambda x, d: torch.nn.functional.pad(x, (0, d))[:, d:]
        behind = lambda x, d: torch.nn.functional.pad(x, (d, 0))[:, :raw]
        stop = (mark >= 5) & (labels == END) & ~gone
        is_upper = self.look(self.lower, codes, codes) != codes
        capital = ahead(is_upper, 2) & ahead(space, 1)
        caseless = is_upper.float().mean(1, keepdim=True) < 0.002
        codes, fragment, cut = self.damage.fragments(
            codes, letter, stop & (capital | (caseless & ~eastern & ahead(space, 1))), labels >= END,
            self.damage.share(codes, 0.12, 0.7) * ~bare, self.damage.share(codes, 0.02, 1.0))
        lacking = dropped & stop & ((capital & each(self.rand(batch, 1))) | (caseless & ~eastern & ahead(space, 1) & each(0.15)))
        social = lacking & coin(0.3)
        codes = torch.where(social, self.emoji[(self.rand(batch, raw) * len(self.emoji)).long()], codes)
        gone = gone | cut | fragment | (bare & removable) | (lacking & ~social)
        gone = gone | (sparse & removable & ((mark == 5) | ((mark < 5) & coin(0.5))))
        # Armenian is also written with a colon for its full stop
        codes = torch.where((codes == 0x589) & coin(0.4), 0x3A, codes)
        # sentences run on, with a comma: in punctuated text it is the mark that decides
        merged = coin(0.25) & ~bare & ~dropped & ~sparse & stop & ~fragment & each(0.35)
        comma = torch.where(codes == 0x3002, 0xFF0C, torch.where((codes == 0x6D4) | (codes == 0x61F), 0x60C, 0x2C))
        gone = gone | (merged & coin(0.3))
        codes = torch.where(merged, comma, codes)
        labels = torch.where(merged, 0, labels)
        run_on = (behind(merged, 2) & behind(space, 1)) | behind(merged, 1)
        codes = torch.where(run_on, self.look(self.lower, codes, codes), codes)

        codes = torch.where(lowered, self.look(self.lower, codes, codes), codes)
        codes = torch.where(uppered, self.look(self.upper, codes, codes), codes)
        script = (kind == tables.LETTER) | (kind == tables.UNSPACED)
        codes = torch.where(foreign, self.damage.foreign(codes, script), codes)

        kept = ~(dead | gone | glued)
        last = torch.cummax(torch.where(kept, at, -1), 1).values
        previous = torch.nn.functional.pad(last, (1, 0), value=-1)[:, :raw]
        after_space = (previous < 0) | torch.gather(space, 1, previous.clamp(min=0))
        kept = kept & ~(space & after_space)

        # labels and removed marks move to the last character that stays
        solid = kept & ~space
        target = torch.cummax(torch.where(solid, at, -1), 1).values
        # in scripts without spaces nothing shows that a line ended; there it would be a place like any other
        weak = torch.where(bare | sparse | (dropped & ~eastern), END, UNKNOWN)
        labels = torch.where(labels == WEAK, weak, labels)
        lost = (target < 0) | dead
        target = target.clamp(min=0)
        zero = torch.zeros_like(labels)
        labels = zero.scatter_reduce(1, target, torch.where(lost, 0, labels), "amax")
        marks = zero.scatter_reduce(1, target, torch.where(lost | ~gone | cut, 0, mark), "amax")

        place = torch.cumsum(kept.long(), 1) - 1
        place = torch.where(kept & (place < length), place, length)
        pack = lambda x: torch.zeros(batch, length + 1, dtype=x.dtype, device=device).scatter(1, place, x)[:, :length]
        count = kept.sum(1, keepdim=True)
        here = torch.arange(length, device=device)[None]
        alive = here < count
        codes, labels, marks = pack(codes), pack(labels), pack(marks)
        was_upper, solid = pack(was_upper), pack(solid)
        ids, words = self.features_and_words(codes, alive)
        self.unsettle(ids, words)

        whole = ended & (count <= length)
        context = alive & (whole | (here < length - CONTEXT_END)) & (whole | (here < count - CONTEXT_END))
        return {
            "ids": ids.int(),
            "end": (labels == END),
            "known": context & (labels != UNKNOWN),
            "positive": self.positive[view],
            "marks": marks,
            "marks_known": context & solid & bare,
            "upper": was_upper,
            "upper_known": context & solid & (lowered | uppered),
            "codes": codes,
            "view": view[:, 0],
        }

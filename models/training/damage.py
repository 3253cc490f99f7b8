"""What real text has and novels lack, made on the device in whole windows of code points: names, headings, lists, smileys
and notes after full stops, scripts that were never seen.

Tensors are [batch, characters]. Nothing is inserted: places are written over or named as gone, so that labels keep
their places until the view is packed.
"""

import torch
import torch.nn.functional as F

KINDS = ("names", "fragments", "junk", "scripts")
# what follows a full stop and still belongs to its sentence
JUNK = ["😊", "😂", "👍", "❤", "😉", "🔥", ":)", ":)", ";)", ":D", ":-)", ")", "*", "***", "''", "”", '"']
# first letter and number of letters of scripts that have words and (but for one language) no training text
SCRIPTS = [(0x05D0, 27), (0x0A85, 52), (0x0C85, 53), (0x0D85, 60), (0x1200, 90), (0x0F40, 41), (0x13A0, 84), (0x1820, 60),
           (0x07CA, 33), (0x2D30, 55), (0x0710, 32), (0xA4D0, 44)]


def before(x, by=1, value=0):
    """The value `by` places to the left."""
    return F.pad(x.long(), (by, 0), value=value)[:, : x.shape[1]]


def after(x, by=1):
    return F.pad(x.long(), (0, by))[:, by:]


class Runs:
    """Stretches (words, sentences) that begin where `start` is true, numbered from 1; what is before the first is 0.
    A *table* has a column for each number."""

    def __init__(self, start):
        self.number = torch.cumsum(start.long(), 1)
        at = torch.arange(start.shape[1], device=start.device)[None].expand(start.shape)
        self.begin = torch.cummax(torch.where(start, at, torch.zeros_like(at)), 1).values
        self.place = at - self.begin
        self.columns = start.shape[1] + 2

    def each(self, table):
        """At each character the value of its stretch."""
        return torch.gather(table, 1, self.number)

    def count(self, here):
        """A table: characters of each stretch that are `here`."""
        table = torch.zeros(here.shape[0], self.columns, dtype=torch.long, device=here.device)
        return table.scatter_add(1, self.number, here.long())

    def ordinal(self, start):
        """How many of `start` are in the stretch up to each character."""
        total = torch.cumsum(start.long(), 1)
        return total - torch.gather(total - start.long(), 1, self.begin)


class Damage:
    """`rand(*shape)`: uniform numbers; `upper(codes)`, `lower(codes)`: case mappings."""

    def __init__(self, device, rand, lower, upper, kinds=KINDS):
        self.device, self.rand, self.lower, self.upper, self.kinds = device, rand, lower, upper, kinds
        longest = max(map(len, JUNK))
        self.junk = torch.tensor([[ord(c) for c in j.ljust(longest)] for j in JUNK], device=device)
        self.junk_size = torch.tensor([len(j) for j in JUNK], device=device)
        self.scripts = torch.tensor(SCRIPTS, device=device)

    def share(self, codes, windows, most):
        """A share for each window: 0 for most of them, up to `most` in `windows` of them."""
        b = len(codes)
        return torch.where(self.rand(b, 1) < windows, self.rand(b, 1) * most, torch.zeros(b, 1, device=self.device))

    def per(self, runs):
        """A random number for each stretch, at each of its characters."""
        return runs.each(self.rand(len(runs.number), runs.columns))

    def names(self, codes, letter, rate):
        """Runs of one to three words become names, half of them of letters that nobody has seen together, and some
        short words acronyms. `rate` [batch, 1]: of words."""
        if "names" not in self.kinds:
            return codes
        b, n = codes.shape
        low = self.lower(codes)
        cased = letter & (self.upper(low) != low) & ~((codes >= 0x10D0) & (codes < 0x1100))  # Georgian has no capitals in text
        start = letter & ~before(letter).bool()
        words = Runs(start)
        first = self.rand(b, words.columns) < rate
        goes_on = self.rand(b, words.columns) < 0.4
        second = before(first).bool() & goes_on
        named = words.each(first | second | (before(second).bool() & goes_on)) & letter
        other = (self.rand(b, n) * n).long()
        strange = named & cased & torch.gather(cased, 1, other) & (self.per(words) < 0.5)
        codes = torch.where(strange, torch.gather(low, 1, other), codes)
        codes = torch.where(named & start & cased, self.upper(codes), codes)
        size = words.each(words.count(letter))
        acronym = cased & (self.per(words) < 0.25 * rate) & (size > 1) & (size < 6)
        return torch.where(acronym, self.upper(codes), codes)

    def fragments(self, codes, letter, stop, end, headings, lists):
        """Sentences become headings or items of lists, without a full stop. `stop`: full stops that may go;
        `headings`, `lists` [batch, 1]: of short sentences, of sentences. Returns codes, the stops that go, and what
        else is cut away."""
        none = torch.zeros_like(letter)
        if "fragments" not in self.kinds:
            return codes, none, none
        start = letter & ~before(letter).bool()
        words, sentences = Runs(start), Runs(before(end, value=1).bool())
        able = sentences.each(sentences.count(stop)) > 0
        size = sentences.each(sentences.count(torch.ones_like(letter)))
        heading = able & (size < 60) & (self.per(sentences) < headings)
        item = able & ~heading & (self.per(sentences) < lists)
        word = sentences.ordinal(start)
        wanted = 1 + (self.per(sentences) ** 2 * 6).long()
        cut = item & ((word > wanted) | ((word == wanted) & ~letter))
        dress = self.per(sentences)
        titled = (heading | item) & start & (words.each(words.count(letter)) > 3) & (dress < 0.2)
        codes = torch.where(titled | (heading & (dress > 0.85)), self.upper(codes), codes)
        # "4 eggs": a number in place of the first word
        number = item & letter & (word == 1) & (self.per(sentences) < 0.25)
        digit = 0x30 + (self.rand(*codes.shape) * 10).long()
        codes = torch.where(number & (words.place < 2), digit, codes)
        return codes, (heading | item) & stop, (cut | (number & (words.place > 1))) & ~stop

    def trailing(self, codes, labels, letter, space, stop, label, share):
        """Smileys, closing quotes and notes after full stops, written over the first word of the next sentence; the
        end (`label`) moves behind them. `share` [batch, 1]: of full stops. Returns codes, labels and what is gone."""
        if "junk" not in self.kinds:
            return codes, labels, torch.zeros_like(letter)
        b, n = codes.shape
        start = letter & ~before(letter).bool()
        words = Runs(start)
        which = (self.rand(b, words.columns) * len(JUNK)).long()
        size = self.junk_size[which]
        following = words.number + 1
        fits = torch.gather(words.count(letter), 1, following) >= torch.gather(size, 1, following)
        chosen = stop & after(space).bool() & after(start, 2).bool() & fits & (self.rand(b, n) < share)
        hit = torch.zeros(b, words.columns, dtype=torch.long, device=codes.device).scatter_add(1, following, chosen.long()) > 0
        over = words.each(hit) & letter
        text = self.junk[words.each(which)]
        written = torch.gather(text, 2, words.place.clamp(max=text.shape[2] - 1)[..., None])[..., 0]
        inside = over & (words.place < words.each(size))
        capital = hit & (words.count(start & (self.lower(codes) != codes)) > 0)
        raised = start & words.each(before(capital)).bool()
        codes = torch.where(raised, self.upper(codes), torch.where(inside, written, codes))
        labels = torch.where(chosen, torch.zeros_like(labels), labels)
        labels = torch.where(inside & (words.place == words.each(size) - 1), torch.full_like(labels, label), labels)
        glued = before(chosen & (self.rand(b, 1) < 0.4)).bool()
        return codes, labels, (over & ~inside) | glued

    def foreign(self, codes, letter):
        """Letters of no script at all, or of a script without training text."""
        b = len(codes)
        whole = lambda k: (self.rand(b, 1) * k).long()
        mix = lambda c: (c * (1 + 2 * whole(3000)) + whole(6000)) % 6389
        made = 0xE000 + mix(codes)
        if "scripts" in self.kinds:
            script = self.scripts[whole(len(SCRIPTS))[:, 0]]
            made = torch.where(self.rand(b, 1) < 0.5, made, script[:, :1] + mix(self.lower(codes)) % script[:, 1:])
        return torch.where(letter, made, codes)

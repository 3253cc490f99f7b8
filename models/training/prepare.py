"""Turns the training text into labelled streams.

    python prepare.py --data DIR --out build/streams

DIR holds `sentences/*.txt.xz`, `paragraphs/*.txt.xz` and `sources.tsv`. For each language up to four streams
are written: `LANG.run` (running text: lines that followed each other), `LANG.spoken` (running text of speech, punctuated by
people), `LANG.gold` (running text of treebanks, small and the nearest to real use) and `LANG.iso` (isolated sentences).
A stream is UTF-8 text with control characters:

    U+0001 after a character: a sentence ends here, in every view of the text
    U+0002 after a character: not known; no loss is taken here
    U+0003 after a character: a sentence ends here, but nothing in punctuated text marks it:
           used only where punctuation was removed, ignored elsewhere
    U+001F between lines: a space, a line break, or nothing in scripts without spaces
    U+001E at the end of a document or isolated sentence (also a joint)

Why rules: paragraphs carry no marks. A rule labels only what is nearly certain, and everything else is
ignored rather than called "no boundary", so that the rules' blind spots are not learned.
"""

import argparse
import collections
import csv
import lzma
import multiprocessing
import pathlib
import random
import re
import unicodedata

END, UNKNOWN, WEAK, JOIN, BREAK = "\x01", "\x02", "\x03", "\x1f", "\x1e"
ABBREVIATION = "abbreviation"  # a full stop that may be an abbreviation's; never written

FULL = "。！？｡"  # full-width: no space needed after them
STRONG = "?!؟।॥۔።։՞‽"  # never part of an abbreviation
DOTS = ".…"
CLOSE = "\"'”’»›«‹)]）】」』〉》”*_"
QUOTES = "\"'”’»›“‘„‚«‹」』"
OPEN = "\"'“‘„‚«»‹›([{¿¡（「『《〈*_"
DASH = "–—―-"

CANDIDATE = re.compile(
    "([" + re.escape(FULL + STRONG + DOTS) + "]+)([" + re.escape(CLOSE) + "]*)"
)
LAST_TOKEN = re.compile(r"([^\W_]+)$")


def is_upper(c):
    return unicodedata.category(c) in ("Lu", "Lt")


def is_lower(c):
    return unicodedata.category(c) == "Ll" and c.upper() != c


def terminated(line):
    s = line.rstrip(CLOSE + " ")
    return bool(s) and s[-1] in FULL + STRONG + DOTS


class Abbreviations:
    """Tokens that are often followed by a full stop and a lower-case word."""

    def __init__(self, lines):
        lower, upper = collections.Counter(), collections.Counter()
        pattern = re.compile(r"(?<![^\W_])([^\W\d_]{1,12})\. ([^\W\d_])")
        for line in lines:
            for token, following in pattern.findall(line):
                if is_lower(following):
                    lower[token.lower()] += 1
                elif is_upper(following):
                    upper[token.lower()] += 1
        self.tokens = {
            t for t, n in lower.items() if n >= 3 and n > 0.08 * (n + upper[t])
        }

    def __contains__(self, token):
        return token.lower() in self.tokens


def label(line, abbreviations, semicolon_asks=False):
    """Marks inside one line: (index of the last character, END, UNKNOWN or ABBREVIATION)."""
    marks = []
    pattern = CANDIDATE
    if semicolon_asks:  # the Greek question mark is a semicolon in NFC
        line = line.replace(";", "?")
    for m in pattern.finditer(line):
        end = m.end()
        if end >= len(line):
            continue
        stop, closers = m.group(1), m.group(2)
        # an opening quote glued to the next word is no closer
        if closers and line[end] not in " \u3000" and not any(c in FULL for c in stop):
            continue
        rest = line[end:].lstrip(" \u3000")
        if not rest:
            continue
        spaced = line[end] in " \u3000"
        quoted = any(c in QUOTES for c in closers)
        if any(c in FULL for c in stop):
            if rest[0] in "、，,；;：:）)と":
                continue
            marks.append((end - 1, UNKNOWN if closers else END))
            continue
        if not spaced:
            if stop[-1] in STRONG and unicodedata.category(rest[0]).startswith("L"):
                marks.append((end - 1, UNKNOWN))
            continue
        after = rest.lstrip(OPEN + " ")
        dash = rest[0] in DASH
        if dash:
            after = after.lstrip(DASH + " " + OPEN)
        if not after:
            continue
        first = after[0]
        kind = unicodedata.category(first)
        if kind == "Ll" and first.upper() != first or rest[0] in ",;:":
            continue
        if dash or ")" in closers or "]" in closers:
            marks.append((end - 1, UNKNOWN))
            continue
        if not kind.startswith("L"):
            marks.append((end - 1, UNKNOWN if kind.startswith("N") or stop == "." else END))
            continue
        if stop == ".":
            token = LAST_TOKEN.search(line, max(0, m.start() - 24), m.start())
            word = token.group(1) if token else ""
            caseless = kind in ("Lo", "Lm")
            unsure = (
                not word
                or word.isdigit()
                or len(word) == 1
                or word in abbreviations
                or (len(word) <= 3 and word[0].isupper() and not caseless)
                or (caseless and len(word) <= 2)
                or "." in line[max(0, m.start() - len(word) - 1) : m.start()]
            )
            if len(word) == 1 and is_upper(word) and kind in ("Lu", "Lt"):
                continue  # an initial: no end, nearly always
            marks.append((end - 1, ABBREVIATION if unsure else END))
        elif quoted and rest[0] not in OPEN:
            marks.append((end - 1, UNKNOWN))  # "Who?" John asked.
        else:
            marks.append((end - 1, END))
    return marks


def write(line, marks):
    out, at = [], 0
    for index, mark in marks:
        out.append(line[at : index + 1])
        out.append(mark)
        at = index + 1
    out.append(line[at:])
    return "".join(out)


QUOTED = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"'}
STYLES = [('" ', ' "'), (",, ", " ''"), (",,", "''"), ("`` ", " ''"), ("« ", " »"), ("“ ", " ”"), ('"', '"'), ("„", "”")]


def requote(line, style):
    """Quotation marks of another style, also such as old typing and tokenised text have; marks U+0001 to U+0003 stay
    behind what closes. A line whose marks do not pair is left as it is."""
    opening, closing = style
    out, awaited = [], None
    for c in line:
        if awaited is None and c in QUOTED:
            out.append(opening)
            awaited = QUOTED[c]
        elif awaited is not None and c in (awaited, "”"):
            out.append(closing)
            awaited = None
        else:
            out.append(c)
    return "".join(out) if awaited is None else line


class Inserted:
    """Abbreviations put into text: before names, before numbers, inside sentences, before the full stop that ends one.
    Corpora hold few of them, and rules cannot say which full stop after one ends a sentence; of these it is known."""

    def __init__(self, language, file=pathlib.Path(__file__).with_name("abbreviations.tsv"), lines=0.1, places=0.3):
        """`lines`: share of lines that get any; `places`: share of the places in such a line."""
        self.lists = None
        for row in file.read_text(encoding="utf-8").split("\n"):
            columns = row.split("\t")
            if columns[0] == language:
                self.lists = [c.split("|") for c in columns[1:]]
        self.chance, self.lines, self.places = random.Random("abbreviations " + language), lines, places

    def put(self, line, marks):
        """The line and its marks, with abbreviations in it."""
        if self.lists is None or self.chance.random() > self.lines:
            return line, marks
        names, numbers, inside, last = self.lists
        new, at = [], dict(marks)  # insertions: place, text
        for m in re.finditer(r"(?<=[^\W\d_] )(?=\w)", line):
            c = line[m.start()]
            if not is_lower(line[m.start() - 2]) or self.chance.random() > self.places:
                continue
            if c.isdigit():
                choice = numbers
            elif is_upper(c) and self.chance.random() < 0.8:
                choice = names
            elif self.chance.random() < 0.3:
                choice = inside
            else:
                continue
            new.append((m.start(), self.chance.choice(choice) + " "))
        for k, mark in marks:
            if mark == END and line[k] == "." and k and line[k - 1].isalpha() and self.chance.random() < self.places:
                new.append((k, " " + self.chance.choice(last).rstrip(".")))
        out, moved, begin = [], [], 0
        for place, text in sorted(new):
            out.append(line[begin:place])
            out.append(text)
            begin = place
        out.append(line[begin:])
        for k in at:
            moved.append((k + sum(len(t) for place, t in new if place <= k), at[k]))
        return "".join(out), moved


def drop(line):
    """Lines that would teach noise."""
    letters = sum(c.isalpha() for c in line)
    return letters < 2 or len(line) > 6000 or letters < 0.4 * len(line)


def paragraphs(lines, language, source, abbreviations, inserted):
    """Running paragraphs: rules inside, and at the end of each line. One stretch of 60 lines in ten has other quotes."""
    play = source == "dracor"
    out = []
    chance = random.Random(language + source)
    style = None
    for i, line in enumerate(lines):
        if not line:
            if out and out[-1] != BREAK:
                out.append(BREAK)
            continue
        if i % 60 == 0:
            style = chance.choice(STYLES) if chance.random() < 0.1 else None
        if drop(line):
            continue
        if language == "th":  # news without sentence marks: any space may be an end
            marks = [(k - 1, UNKNOWN) for k, c in enumerate(line) if c == " " and k]
            out.append(write(line, marks) + END + JOIN)
            continue
        marks = [
            (k, UNKNOWN if m == ABBREVIATION else m)
            for k, m in label(line, abbreviations, language == "el")
        ]
        following = lines[i + 1] if i + 1 < len(lines) else ""
        last = len(line) - 1
        if play and following and not terminated(line):
            head = following.lstrip(OPEN + DASH + " ")[:1]
            if not (head and is_lower(head)) and line[-1] not in ",;:–—-":
                marks.append((last, UNKNOWN))  # verse, or a speech without a full stop
        elif play and following:
            head = following.lstrip(OPEN + DASH + " ")[:1]
            if not (head and is_lower(head)):
                marks.append((last, END))
        elif terminated(line):
            marks.append((last, END))
        elif line[-1] == ":" and not play and following[:1].isupper():
            marks.append((last, END))  # what a colon announces, on a line of its own
        elif line[-1] in ",;:–—-" or play:
            marks.append((last, UNKNOWN))
        else:  # a heading or an item of a list: an end, unless the next line goes on in lower case
            head = following.lstrip(OPEN + DASH + " ")[:1]
            marks.append((last, WEAK if head and is_lower(head) else END))
        written = write(*inserted.put(line, marks))
        out.append((requote(written, style) if style else written) + JOIN)
    return "".join(out) + BREAK


def sentences(lines, language, source, abbreviations, inserted):
    """One sentence a line. Returns (running text, isolated sentences)."""
    gold = source.startswith("ud") or source == "ja_wac"
    running, isolated = [], []
    block = []

    def flush():
        if not block:
            return
        texts = []
        for line in block:
            last = len(line) - 1
            inside = label(line, abbreviations, language == "el")
            if gold:
                marks = [(last, END)]
            else:
                # the line is meant as one sentence, so that a doubtful full stop inside is not an end
                inside = [x for x in inside if x[0] != last and x[1] != ABBREVIATION]
                if source == "common-voice":
                    marks = inside
                else:  # machine-made or sentence-like: where a sure rule disagrees, do not say
                    marks = [(k, UNKNOWN) for k, m in inside if m == END]
                if terminated(line):
                    marks.append((last, END))
                elif line[-1] in ",;:，；：、–—-" or source == "eltec-level2":
                    marks.append((last, UNKNOWN))
                else:  # Korean is often written without full stops, and its verbs tell
                    marks.append((last, END if language == "ko" else WEAK))
            texts.append(write(*inserted.put(line, marks)))
        if len(texts) == 1:
            isolated.append(texts[0] + BREAK)
        else:
            running.append(JOIN.join(texts) + BREAK)
        block.clear()

    for line in lines:
        if not line:
            flush()
        elif not drop(line):
            block.append(line)
    flush()
    return "".join(running), "".join(isolated)


def language_streams(language, files, out):
    """Writes the streams of one language. `files`: (folder, name of a file, its rows of sources.tsv)."""
    running, spoken, gold, isolated = [], [], [], []
    inserted = Inserted(language)
    for folder, name, rows in files:
        with lzma.open(folder / name, "rt", encoding="utf-8") as f:
            lines = [x.strip() for x in f.read().replace("\x1e", " ").split("\n")]
        abbreviations = Abbreviations(lines)
        for row in rows:
            part = lines[int(row["first_line"]) - 1 : int(row["last_line"])]
            kind = row["set"]
            plain = spoken if row["unit"] == "spoken" else running
            if name.startswith("paragraphs/"):
                plain.append(paragraphs(part, language, kind, abbreviations, inserted))
            else:
                r, i = sentences(part, language, kind, abbreviations, inserted)
                (gold if kind.startswith("ud") else plain).append(r)
                isolated.append(i)
    for suffix, parts in (("run", running), ("spoken", spoken), ("gold", gold), ("iso", isolated)):
        text = "".join(parts)
        if text.strip(BREAK + JOIN):
            (out / f"{language}.{suffix}").write_text(text, encoding="utf-8", newline="")
    text = "".join(running + spoken + gold + isolated)
    return (f"{language} characters {len(text)} ends {text.count(END)} unknown {text.count(UNKNOWN)} "
            f"weak {text.count(WEAK)} gold {sum(map(len, gold))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, nargs="+", help="folders; their texts are joined")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--processes", type=int, default=1, help="languages side by side")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    by_language = collections.defaultdict(list)
    for folder in args.data:
        sources = collections.defaultdict(list)
        with open(folder / "sources.tsv", encoding="utf-8") as f:
            for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
                sources[row["file"]].append(row)
        for name, rows in sources.items():
            by_language[rows[0]["language"]].append((folder, name, rows))
    size = lambda language: sum((folder / name).stat().st_size for folder, name, _ in by_language[language])
    with multiprocessing.Pool(args.processes) as pool:
        jobs = [pool.apply_async(language_streams, (k, by_language[k], args.out))
                for k in sorted(by_language, key=size, reverse=True)]
        for job in jobs:
            print(job.get(), flush=True)


if __name__ == "__main__":
    main()

"""Finds abbreviations in text and classes them by what follows them.

Usage: python abbreviations.py --text FOLDER [FOLDER ...] [--languages en de ...] [--out counts.tsv] [--check abbreviations.tsv]

FOLDER has sentences/LANGUAGE.txt.xz (one sentence a line) and paragraphs/LANGUAGE.txt.xz, as prepare.py reads them. An abbreviation is a word
that a full stop follows nearly always, and that often goes on in its line. Each row of the output is

  language, word, class, plain, end, lower, digit, upper

plain: without a full stop; end: full stop at the end of a sentence line; lower, digit, upper: what follows its full stop inside a sentence line.
The classes are those of abbreviations.tsv in the text module: title (names follow), number (digits follow), inner (goes on), end (may end a
sentence). Rows are sorted; the lists were made from them and read by people.

With --check, prints which words of a list are common words that end sentences in a language: language, word, end, plain, the languages that list it.
Such a word needs an exclamation mark in the list, or must go if it is the language's own.
"""
import argparse
import collections
import lzma
import pathlib
import sys

EDGE = "\"'“”„«»‚‘’()[]{}—–-"
Counts = collections.namedtuple("Counts", "plain end lower digit upper")


def count(lines, sentences, limit):
    """Counts words with and without a full stop in lines of text, up to a number of characters."""
    found = {name: collections.Counter() for name in Counts._fields}
    read = 0
    for line in lines:
        read += len(line)
        if read > limit:
            break
        words = line.split()
        for i, word in enumerate(words):
            core = word.strip(EDGE)
            stopped = core.rstrip(",;:)")
            if not stopped.endswith(".") or stopped.endswith(".."):
                found["plain"][core.rstrip(".,;:!?…").lower()] += 1
                continue
            key = stopped[:-1].lower()
            if not key or not key[0].isalpha() or not all(c.isalpha() or c in ".-" for c in key):
                continue
            if len(stopped) < len(core):
                found["lower"][key] += 1
            elif i + 1 == len(words):
                found["end"][key] += sentences
            else:
                after = words[i + 1].lstrip(EDGE)[:1]
                kind = "digit" if after.isdigit() else "lower" if after.islower() else "upper"
                # Inside a paragraph a capital may start a sentence.
                if after and (sentences or kind != "upper"):
                    found[kind][key] += 1
    return found


def total(counts, word):
    return Counts(*(counts[name][word] for name in Counts._fields))


def kind(c):
    """Returns the class of a word by its counts, or None if it is not an abbreviation."""
    inside = c.lower + c.digit + c.upper
    stopped = inside + c.end
    if inside < 4 or stopped < 0.6 * (stopped + c.plain) or inside < 0.3 * stopped:
        return None
    ends = c.end / stopped
    if c.digit >= 0.5 * inside:
        return "number"
    if ends < 0.03 and c.upper >= 0.5 * inside:
        return "title"
    return "inner" if ends < 0.03 else "end"


def ends(lines, limit, wanted):
    """Counts wanted words with a full stop at the end of sentence lines, and without one anywhere."""
    end, plain = collections.Counter(), collections.Counter()
    read = 0
    for line in lines:
        read += len(line)
        if read > limit:
            break
        words = line.lower().split()
        plain.update(word for word in words if word in wanted)
        last = words[-1].strip(EDGE) if words else ""
        if last.endswith(".") and last[:-1] in wanted:
            end[last[:-1]] += 1
    return end, plain


def check(args, out):
    listed = collections.defaultdict(set)
    for line in open(args.check, encoding="utf-8"):
        language, sort, words = line.rstrip("\n").split("\t") if not line.startswith("#") else ("", "", "")
        for word in words.split() if sort in ("title", "number", "inner", "end") else ():
            listed[word.strip("!?.")].add(language)
    for language in args.languages or languages(args.text):
        end, plain = collections.Counter(), collections.Counter()
        for folder in args.text:
            path = pathlib.Path(folder, "sentences", language + ".txt.xz")
            if path.exists():
                with lzma.open(path, "rt", encoding="utf-8") as lines:
                    more = ends(lines, args.limit, listed)
                    end.update(more[0])
                    plain.update(more[1])
        for word, count in sorted(end.items()):
            if count >= 2 and plain[word] >= 5:
                print(language, word, count, plain[word], " ".join(sorted(listed[word])), sep="\t", file=out, flush=True)


def languages(folders):
    return sorted({p.name.split(".")[0] for f in folders for p in pathlib.Path(f).glob("*/*.txt.xz")})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", nargs="+", required=True)
    parser.add_argument("--languages", nargs="*")
    parser.add_argument("--limit", type=int, default=12_000_000, help="characters a language and folder (default: 12000000)")
    parser.add_argument("--check", help="list of the text module to compare with the text")
    parser.add_argument("--out", default="-")
    args = parser.parse_args()
    out = sys.stdout if args.out == "-" else open(args.out, "w", encoding="utf-8")
    if args.check:
        return check(args, out)
    for language in args.languages or languages(args.text):
        counts = {name: collections.Counter() for name in Counts._fields}
        for folder in args.text:
            for sort in ("sentences", "paragraphs"):
                path = pathlib.Path(folder, sort, language + ".txt.xz")
                if path.exists():
                    with lzma.open(path, "rt", encoding="utf-8") as lines:
                        for name, more in count(lines, sort == "sentences", args.limit).items():
                            counts[name].update(more)
        words = set(counts["lower"]) | set(counts["digit"]) | set(counts["upper"])
        for word in sorted(words):
            c = total(counts, word)
            sort = kind(c)
            if sort:
                print(language, word, sort, *c, sep="\t", file=out, flush=True)


if __name__ == "__main__":
    main()

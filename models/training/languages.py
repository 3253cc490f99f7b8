"""Makes the tables of the language detector: frequent words and frequent groups of three letters.

python languages.py --data DIR [DIR ...] --out languages.tsv

DIR holds sentences/LANG.txt.xz. A line of the output is: language, words, groups; each item with its frequency in 100,000.
"""
import argparse
import collections
import lzma
import pathlib
import re

# One language under two names, or two that only experts tell apart in writing: the other one is kept.
SAME = set("nn bs prs nd ss ms".split())
RENAMED = {"fil": "tl"}
# Languages that the script decides alone, in Java.
BY_SCRIPT = set("am ti bn as bo dz dv el gu he hy hyw ja ka km kn ko lo lzh ml my or pa si ta te th zh zh-HK zh-TW".split())
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words(text):
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def groups(word):
    padded = f"_{word}_"
    return [padded[i:i + 3] for i in range(len(padded) - 2)]


def sample(path, most):
    """Lines spread over a file, so that no single source decides."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        kept = [line for line in lines if line.strip()]
    step = max(1, sum(map(len, kept)) // most)
    return kept[::step]


def top(counts, most):
    total = sum(counts.values())
    kept = [(key, round(1e5 * n / total)) for key, n in counts.most_common(most)]
    return " ".join(f"{key}:{n}" for key, n in kept if n > 0)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=pathlib.Path, nargs="+", required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--characters", type=int, default=400_000, help="characters of each file")
    arguments.add_argument("--least", type=int, default=60_000, help="characters that a language must have")
    arguments.add_argument("--words", type=int, default=150)
    arguments.add_argument("--groups", type=int, default=300)
    given = arguments.parse_args()
    texts = collections.defaultdict(list)
    for folder in given.data:
        for path in sorted((folder / "sentences").glob("*.txt.xz")):
            language = path.name[:-len(".txt.xz")]
            if language not in BY_SCRIPT and language not in SAME:
                texts[RENAMED.get(language, language)] += sample(path, given.characters)
    with open(given.out, "w", encoding="utf-8") as out:
        for language, lines in sorted(texts.items()):
            if sum(map(len, lines)) < given.least:
                continue
            of_words, of_groups = collections.Counter(), collections.Counter()
            for line in lines:
                for word in words(line):
                    of_words[word] += 1
                    of_groups.update(groups(word))
            out.write(f"{language}\t{top(of_words, given.words)}\t{top(of_groups, given.groups)}\n")


if __name__ == "__main__":
    main()

"""Makes a data folder, as prepare.py reads it, of the training parts of Universal Dependencies treebanks.

    python treebanks.py REPOSITORY... --out build/treebanks [--against DIR...]

A REPOSITORY is a git repository of a treebank (`UD_Language-Name`, bare or not). Of each training file the largest
version is read that the repository holds (a partial clone lacks large ones), and where it holds none, its files by
document. Only treebanks under CC BY and CC BY-SA are taken, and the rest is named. Sentences that also stand in the
repository's own development and test parts, or in a line of the text files below an `--against` folder, are left out, and
where a treebank comes by document, all of such a document;
a blank line stays in their place, so that no two lines look consecutive that are not.
"""

import argparse
import collections
import csv
import lzma
import pathlib
import re
import subprocess
import unicodedata

TEXT = "# text = "
BEFORE = re.compile(r" ([.,!?;:…%)\]}»”’])")  # no space before these
AFTER = re.compile(r"([(\[{«„¿¡]) ")  # nor after these
PAIR = re.compile(r'" ?([^"]*[^" ]) ?"')
LOW = re.compile(r"“ ([^“”„]*) “")
SHORT = 9  # letters and digits; shorter sentences ("Yes.") are common to all texts


def git(repository, *args):
    return subprocess.run(["git", "-C", str(repository), *args], check=True, capture_output=True).stdout.decode("utf-8", "replace")


def key(line):
    return "".join(c for c in unicodedata.normalize("NFKC", line).lower() if c.isalnum())


def sentences(conllu, spaced=True):
    """The texts of a CoNLL-U file, in order; from its tokens where it is older than the comment that holds the text."""
    texts = [unicodedata.normalize("NFC", x[len(TEXT) :]).strip() for x in conllu.split("\n") if x.startswith(TEXT)]
    if texts:
        return [joined(x) if x.endswith((" .", " ?", " !", " “")) else x for x in texts]
    for block in conllu.split("\n\n"):
        out, inside = [], 0
        for line in block.split("\n"):
            columns = line.split("\t")
            if len(columns) < 10 or "." in columns[0]:
                continue
            number = columns[0].split("-")
            if len(number) == 2:
                inside = int(number[1])
            elif int(number[0]) <= inside:
                continue
            out.append(columns[1] + ("" if not spaced or "SpaceAfter=No" in columns[9] else " "))
        if out:
            texts.append(unicodedata.normalize("NFC", "".join(out)).strip())
    return texts if "SpaceAfter=No" in conllu or not spaced else [joined(x) for x in texts]


def joined(text):
    """Tokens with spaces between them, written as people write them."""
    text = LOW.sub(r"„\1“", text.replace("``", '"').replace("''", '"'))
    return PAIR.sub(r'"\1"', BEFORE.sub(r"\1", AFTER.sub(r"\1", text)))


def files_of(repository):
    """Path, and blob and size of the largest version of each CoNLL-U file that is there, and of no other."""
    newest = {}
    for line in git(repository, "-c", "core.quotePath=false", "log", "--all", "--raw", "--no-abbrev", "--no-renames", "--format=").split("\n"):
        columns = line.split("\t")
        if len(columns) == 2 and "conllu" in columns[1]:
            newest.setdefault(columns[1], []).append(columns[0].split()[3])
    blobs = {b for all_ in newest.values() for b in all_}
    query = subprocess.run(["git", "-C", str(repository), "cat-file", "--batch-check"], input="\n".join(blobs).encode(),
                           capture_output=True, check=True, env={"GIT_NO_LAZY_FETCH": "1"}).stdout.decode()
    size = {x.split()[0]: int(x.split()[2]) for x in query.split("\n") if " blob " in x}
    there = {p: max(all_, key=lambda b: size.get(b, 0)) for p, all_ in newest.items()}
    return {p: (b, size[b]) for p, b in there.items() if size.get(b)}


def training_files(files):
    """Names of the training files among them: those called so, newest name first, else files by document."""
    names = [f for f in files if re.search(r"ud-train[^/]*\.conllu$", f) and "/" not in f and files[f][1] > 100000]
    modern = [f for f in names if "_" in f] or names
    return modern or sorted(f for f in files if "/" in f and f.endswith(".conllu") and not re.search(r"-ud-(dev|test)", f)
                            and "enhanced" not in f)


def licence_of(readme, text):
    """CC BY or CC BY-SA as the treebank's README declares it, else None."""
    found = re.search(r"^License:\s*(.+?)\s*$", readme, re.M)
    name = found.group(1) if found else text[:400]
    if re.search(r"\bN[CD]\b|NonCommercial|NoDeriv", name, re.I) or not re.search(r"CC[ -]BY", name, re.I):
        return None
    return name


def known(folders):
    """Keys of all lines of all text files below the folders."""
    keys = set()
    for folder in folders:
        for path in pathlib.Path(folder).rglob("*.txt"):
            keys.update(key(x) for x in path.read_text(encoding="utf-8").split("\n"))
    return keys


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("repositories", type=pathlib.Path, nargs="+")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--against", type=pathlib.Path, nargs="*", default=[], help="folders of evaluation text")
    parser.add_argument("--most", type=int, default=24000, help="sentences of one treebank")
    args = parser.parse_args()
    foreign = known(args.against)
    lines, rows = collections.defaultdict(list), []
    for repository in sorted(args.repositories):
        top = git(repository, "ls-tree", "--name-only", "HEAD").split()
        readme = next((f for f in top if f.lower().startswith("readme")), None)
        licence = licence_of(git(repository, "show", "HEAD:" + readme) if readme else "",
                             git(repository, "show", "HEAD:LICENSE.txt") if "LICENSE.txt" in top else "")
        files = files_of(repository)
        training = training_files(files)
        if not training or licence is None:
            print(repository.parent.name, "left out:", "no training part" if licence else "licence")
            continue
        held = set(foreign)
        for f in files:
            if re.search(r"-ud-(dev|test)", f):
                held.update(map(key, sentences(git(repository, "cat-file", "blob", files[f][0]))))
        head = next(m for f in top if (m := re.match(r"(\w+?)_(\w+)-ud-", f)))
        language, name = head.groups()
        target = lines[language]
        first, kept, left_out, seen = len(target) + 1, 0, 0, set()
        for f in training:
            texts = sentences(git(repository, "cat-file", "blob", files[f][0]), language not in ("ja", "zh"))
            if "/" in f and any(len(k) >= SHORT and k in held for k in map(key, texts)):
                left_out += len(texts)  # a document of the development or test part, perhaps in another version
                continue
            for line in texts:
                k = key(line)
                if sum(map(str.isalpha, line)) < 2 or (len(k) >= SHORT and (k in held or k in seen)):
                    left_out += 1
                    line = ""
                elif len(k) >= SHORT:
                    seen.add(k)
                if kept < args.most and (line or (target and target[-1])):
                    target.append(line)
                    kept += bool(line)
        target.append("")
        rows.append([language, f"sentences/{language}.txt.xz", f"ud {language}_{name}.train",
                     f"{training[0]}@{files[training[0]][0]}" + (f" and {len(training) - 1} more" if training[1:] else ""),
                     licence, "sentence in running text", first, len(target) - 1, kept])
        print(language, name, "sentences", kept, "left out", left_out, licence, flush=True)
    (args.out / "sentences").mkdir(parents=True, exist_ok=True)
    for language, text in lines.items():
        with lzma.open(args.out / "sentences" / f"{language}.txt.xz", "wt", encoding="utf-8", newline="\n") as out:
            out.write("\n".join(text) + "\n")
    with open(args.out / "sources.tsv", "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\")
        table.writerow("language file set source licence unit first_line last_line units".split())
        table.writerows(rows)


if __name__ == "__main__":
    main()

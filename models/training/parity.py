"""Writes the file that holds Java to this code: texts, a checksum of their ids, and boundary logits.

    python parity.py build/compact.onnx --train DIR --out FILE.jsonl

Texts are Common Voice sentences (CC0) of every language, and a few awkward strings.
"""

import argparse
import json
import lzma
import pathlib
import zlib

import numpy as np

import tables

AWKWARD = [
    "a", " ", "\n", "...", "\u0130stanbul'da \u0131l\u0131k. \u01c5ep", "x" * 40 + " y", "e\u0301te\u0301 \u200d\u0646\u200c\u0645\u06cc",
    "\U0001f600\U0001f680 ok. \U00020000\U0002a6d6 \U0001e900\U0001d49c", "\ue000\uf8ff \ufeff.",
    "Dr. No came. He left! Why? 3.5 km\u2026 \u201cGo.\u201d \u2014 No.", "文字列とカナ。漢字, ไทย ลาว ខ្មែរ", "ДА! ΣΊΣΥΦΟΣ ς ß ẞ ŉ",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--train", type=pathlib.Path, required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(args.model, options, providers=["CPUExecutionProvider"])
    tables.use_bits_of_session(session)
    kind, lower, _ = tables.classes()
    texts = list(AWKWARD)
    for row in (args.train / "sources.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = row.split("\t")
        if cells[2] != "common-voice":
            continue
        with lzma.open(args.train / cells[1], "rt", encoding="utf-8") as f:
            lines = [x.strip() for x in f.read().split("\n")[int(cells[6]) - 1 : int(cells[7])] if x.strip()]
        texts.append(" ".join(lines[len(lines) // 3 : len(lines) // 3 + 2])[:110])
    with open(args.out, "w", encoding="utf-8", newline="\n") as out:
        for text in texts:
            ids = tables.ids([ord(c) for c in text], kind, lower)
            padded = np.pad(ids, ((0, -len(ids) % 4), (0, 0)))
            logits = session.run(None, {"ids": padded})[0][: len(ids), 0]
            record = {
                "text": text,
                "ids": zlib.crc32(ids.astype(">i4").tobytes()),
                "logits": [round(float(x), 3) for x in logits],
            }
            out.write(json.dumps(record, ensure_ascii=True) + "\n")
    print(len(texts), "texts")


if __name__ == "__main__":
    main()

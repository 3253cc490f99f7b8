"""Character classes, case mappings and feature hashes, shared by training, evaluation and Java.

The classes and mappings come from Python's Unicode data once and are shipped as a small file
(`codepoints.bin`), so that they do not depend on the version of the JDK or of Python.

    python tables.py build/codepoints.bin
"""

import struct
import sys
import unicodedata
import zlib

import numpy as np

LIMIT = 0x20000
OTHER, SPACE, LETTER, DIGIT, PUNCTUATION, UNSPACED = range(6)
CODE_BITS, TRIGRAM_BITS, WORD_BITS = 13, 15, 16
WORD_LENGTH = 16
PAD = 0  # id 0 of every table: no character, or a feature that is left out
PRIME = 0x01000193
MASK = 0xFFFFFFFF

# marks that stay when punctuation is removed, if they stand between two letters or digits
INNER = "'’‘-‐‑.,:·/@&_״׳՚"
# classes of removed punctuation, weakest first: a stronger one wins where several were removed
MARKS = {
    1: "–—―",
    2: ":：",
    3: ";；؛",
    4: ",،、，፣",
    5: ".。．｡।॥۔։።…",
    6: "!！՜",
    7: "?？؟՞",
}
UNSPACED_RANGES = [
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x1B000, 0x1B16F),
]


def use_bits(code, trigram, word):
    """Tables of other sizes; Java reads a network's from its metadata."""
    global CODE_BITS, TRIGRAM_BITS, WORD_BITS
    CODE_BITS, TRIGRAM_BITS, WORD_BITS = code, trigram, word


def use_bits_of(weights):
    """The sizes of the tables in `weights`."""
    use_bits(*(len(weights[n + ".weight"]).bit_length() - 1 for n in ("code1", "trigram", "word")))


def use_bits_of_session(session):
    """The sizes of the tables in an exported network."""
    said = session.get_modelmeta().custom_metadata_map.get("table_bits")
    if said:
        use_bits(*map(int, said.split(",")))


def classes():
    kind = np.zeros(LIMIT, np.uint8)
    lower = np.arange(LIMIT, dtype=np.int32)
    upper = np.arange(LIMIT, dtype=np.int32)
    for cp in range(LIMIT):
        c = chr(cp)
        category = unicodedata.category(c)
        if category[0] == "Z" or c in "\t\n\r\x0b\x0c\x85\x1e\x1f":
            kind[cp] = SPACE
        elif category[0] in "LM" or category in ("Cf", "Co"):
            kind[cp] = LETTER
        elif category[0] == "N":
            kind[cp] = DIGIT
        elif category[0] == "P":
            kind[cp] = PUNCTUATION
        if 0xD800 <= cp < 0xE000:
            continue
        lower[cp] = ord(c.lower()[0])
        if len(c.upper()) == 1:
            upper[cp] = ord(c.upper())
    for first, last in UNSPACED_RANGES:
        block = kind[first : last + 1]
        block[block == LETTER] = UNSPACED
    return kind, lower, upper


def mix(h):
    """Spreads a 32-bit hash (Wellons' lowbias32); works on uint64 arrays."""
    h = h ^ (h >> np.uint64(16))
    h = (h * np.uint64(0x7FEB352D)) & np.uint64(MASK)
    h = h ^ (h >> np.uint64(15))
    h = (h * np.uint64(0x846CA68B)) & np.uint64(MASK)
    return h ^ (h >> np.uint64(16))


def bucket(h, bits):
    return np.maximum(mix(h) & np.uint64((1 << bits) - 1), np.uint64(1))


def ids(codes, kind, lower):
    """The four ids of each code point of a window: the reference that batches.py and Java repeat."""
    codes = np.asarray(codes, np.int64)
    n = len(codes)
    inside = codes < LIMIT
    at = np.where(inside, codes, 0)
    k = np.where(inside, kind[at], np.where(codes < 0x40000, UNSPACED, OTHER))
    low = np.where(inside, lower[at], codes).astype(np.uint64)
    u = lambda x: np.uint64(x)
    code = codes.astype(np.uint64)
    one = bucket(code + u(1), CODE_BITS)
    two = bucket(code * u(31) + u(0x9E3779B9), CODE_BITS)
    shifted = lambda a, d: np.concatenate([np.zeros(d, a.dtype), a[: n - d]]) if n > d else np.zeros_like(a)
    tri = (low + u(1)) * u(0x9E3779B1) + (shifted(low + u(1), 1)) * u(0x85EBCA77) + shifted(low + u(1), 2) * u(0xC2B2AE3D)
    tri = bucket(tri & u(MASK), TRIGRAM_BITS)
    word = np.zeros(n, np.uint64)
    group = np.where((k == LETTER) | (k == DIGIT), 1, np.where(k == UNSPACED, 2, 0))
    h, start = 0, 0
    for i in range(n):
        if i == 0 or group[i] != group[i - 1]:
            start, h = i, 0
        if group[i] == 2:
            h = int(low[i]) * PRIME + (int(low[i - 1]) + 1 if i > start else 0)
            h &= MASK
        elif i - start < WORD_LENGTH:
            h = (h * PRIME + int(low[i]) + 1) & MASK
        word[i] = h
    word = bucket((word + u(0x51ED27)) & u(MASK), WORD_BITS)
    return np.stack([one, two, tri, word], 1).astype(np.int32)


def removable(codes, kind):
    """Which code points go when punctuation is removed: the same rule in training and evaluation."""
    codes = np.asarray(codes, np.int64)
    k = np.where(codes < LIMIT, kind[np.minimum(codes, LIMIT - 1)], UNSPACED)
    word = (k == LETTER) | (k == DIGIT)
    inner = np.isin(codes, [ord(c) for c in INNER])
    before = np.concatenate([[False], word[:-1]])
    after = np.concatenate([word[1:], [False]])
    return (k == PUNCTUATION) & ~(inner & before & after)


def write(path):
    """Run-length encoded: class and lower-case offset, for code points below LIMIT."""
    kind, lower, _ = classes()
    delta = lower - np.arange(LIMIT)
    runs, start = [], 0
    for cp in range(1, LIMIT + 1):
        if cp == LIMIT or kind[cp] != kind[start] or delta[cp] != delta[start]:
            runs.append((cp - start, int(kind[start]), int(delta[start])))
            start = cp
    body = b"".join(struct.pack(">ibi", n, k, d) for n, k, d in runs)
    packed = zlib.compress(struct.pack(">i", len(runs)) + body, 9)
    with open(path, "wb") as f:
        f.write(packed)
    print(len(runs), "runs", len(packed), "bytes")


if __name__ == "__main__":
    write(sys.argv[1])

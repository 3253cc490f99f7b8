"""python -m unittest: the rules and features, without PyTorch."""

import unittest

import numpy as np

import evaluate
import prepare
import tables


class Labels(unittest.TestCase):
    def ends(self, line, abbreviations=()):
        marks = prepare.label(line, abbreviations)
        return [line[: i + 1].split()[-1] for i, m in marks if m == prepare.END]

    def test_plain(self):
        self.assertEqual(["home.", "slept?"], self.ends("He went home. Who slept? Nobody did."))

    def test_abbreviation_is_not_sure(self):
        self.assertEqual([], self.ends("I saw Mr. Brown and prof. Green", {"prof"}))

    def test_attribution_is_not_sure(self):
        self.assertEqual([], self.ends("\"Who?\" John asked. yes"))

    def test_lower_case_goes_on(self):
        self.assertEqual([], prepare.label("What? said he.", ()))

    def test_full_width(self):
        self.assertEqual(2, len(prepare.label("他来了。她走了！他们都笑了。", ())))


class Features(unittest.TestCase):
    kind, lower, _ = tables.classes()

    def test_case_is_seen_by_characters_alone(self):
        a = tables.ids([ord(c) for c in "Word"], self.kind, self.lower)
        b = tables.ids([ord(c) for c in "word"], self.kind, self.lower)
        self.assertTrue((a[:, 2:] == b[:, 2:]).all())
        self.assertNotEqual(a[0, 0], b[0, 0])

    def test_word_prefix_stops_growing(self):
        ids = tables.ids([ord("a")] * 40, self.kind, self.lower)
        self.assertEqual(1, len(set(ids[15:, 3].tolist())))
        self.assertEqual(16, len(set(ids[:16, 3].tolist())))

    def test_no_look_ahead(self):
        text = [ord(c) for c in "Ünïcode 文字列 and กขค more…"]
        whole = tables.ids(text, self.kind, self.lower)
        for n in range(1, len(text)):
            self.assertTrue((tables.ids(text[:n], self.kind, self.lower) == whole[:n]).all())

    def test_removal_keeps_inner_marks(self):
        self.assertEqual("don't pay 3.50 at eg 文字", evaluate.bare("\"don't\" pay – 3.50 at e.g.: 文、字。".replace("e.g.:", "eg:")))


class Windows(unittest.TestCase):
    def test_every_character_is_owned_once(self):
        for n in (1, 4, 1023, 1024, 1025, 1856, 1857, 5000):
            owned = np.zeros(n, int)
            for a, b, c, d in evaluate.windows(n):
                self.assertTrue(a <= c <= d <= b <= n)
                owned[c:d] += 1
            self.assertTrue((owned == 1).all(), n)


if __name__ == "__main__":
    unittest.main()

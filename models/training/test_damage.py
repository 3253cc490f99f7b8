"""python -m unittest: damage of windows, other quotation marks, larger tables, weights out of a network; what needs PyTorch or
onnx is skipped without it."""

import unittest

import numpy as np

import prepare

try:
    import torch

    import batches
    import damage
    import network
    import tables
    import train
except ImportError:
    torch = None

try:
    import onnx
    from onnx import numpy_helper

    import export
    import unpack
except ImportError:
    onnx = None


class Quotes(unittest.TestCase):
    def test_pairs_get_another_style_and_keep_their_ends(self):
        self.assertEqual("He said: ,, Go. ''\x01 We went.", prepare.requote("He said: “Go.”\x01 We went.", (",, ", " ''")))
        self.assertEqual("« Ja. »\x01 Und", prepare.requote("„Ja.“\x01 Und", ("« ", " »")))

    def test_a_mark_without_its_other_half_leaves_the_line(self):
        self.assertEqual("5\" pipes", prepare.requote("5\" pipes", ("« ", " »")))


@unittest.skipIf(torch is None, "PyTorch is not installed")
class DamageOfWindows(unittest.TestCase):
    TEXT = "The rain had stopped. Nobody came home. We waited for them all night long.   "

    def setUp(self):
        self.maker = batches.Maker("cpu", 128, seed=4)
        self.codes = torch.tensor([[ord(c) for c in self.TEXT]] * 64)
        kind = self.maker.kinds(self.codes)
        self.letter, self.space = kind == tables.LETTER, kind == tables.SPACE
        self.stop = self.codes == ord(".")

    def text(self, codes, gone=None):
        gone = torch.zeros_like(codes) if gone is None else gone
        return ["".join(chr(c) for c, g in zip(r, x) if not g) for r, x in zip(codes.tolist(), gone.tolist())]

    def test_names_keep_the_length_of_words_and_the_spaces(self):
        made = self.text(self.maker.damage.names(self.codes, self.letter, torch.full((64, 1), 0.5)))
        self.assertTrue(all([len(w) for w in m.split(" ")] == [len(w) for w in self.TEXT.split(" ")] for m in made))
        self.assertTrue(any(m != self.TEXT for m in made))

    def test_no_share_no_change(self):
        zero = torch.zeros(64, 1)
        self.assertTrue((self.maker.damage.names(self.codes, self.letter, zero) == self.codes).all())
        codes, stops, cut = self.maker.damage.fragments(self.codes, self.letter, self.stop, self.stop, zero, zero)
        self.assertTrue((codes == self.codes).all() and not stops.any() and not cut.any())

    def test_headings_lose_their_full_stop_alone(self):
        one = torch.ones(64, 1)
        codes, stops, cut = self.maker.damage.fragments(self.codes, self.letter, self.stop, self.stop, one, 0 * one)
        self.assertTrue((stops == self.stop).all())
        self.assertFalse(cut.any())
        self.assertTrue(all(m.lower() == self.TEXT.lower() for m in self.text(codes)))

    def test_items_of_lists_are_beginnings_of_sentences(self):
        one = torch.ones(64, 1)
        codes, stops, cut = self.maker.damage.fragments(self.codes, self.letter, self.stop, self.stop, 0 * one, one)
        for m in self.text(codes, cut | stops):
            self.assertNotIn(".", m)
            self.assertLessEqual(len(m.split()), len(self.TEXT.split()))

    def test_an_end_moves_behind_what_trails_it(self):
        labels = torch.where(self.stop, batches.END, 0)
        codes, moved, gone = self.maker.damage.trailing(
            self.codes, labels, self.letter, self.space, self.stop, batches.END, torch.ones(64, 1))
        self.assertTrue(((moved == batches.END).sum(1) == 3).all(), "no end is lost")
        self.assertTrue(any(any(j in m for j in damage.JUNK) for m in self.text(codes, gone)))

    def test_kinds_that_are_left_out_do_nothing(self):
        none = batches.Maker("cpu", 128, seed=4, kinds=()).damage
        one = torch.ones(64, 1)
        self.assertTrue((none.names(self.codes, self.letter, one) == self.codes).all())
        self.assertFalse(none.fragments(self.codes, self.letter, self.stop, self.stop, one, one)[1].any())

    def test_a_larger_table_is_the_same_function(self):
        small = np.arange(16.0)[:, None]
        large = train.grown(small, 64)
        for h in range(1000):
            bucket = lambda n: max(1, h & (n - 1))
            self.assertEqual(small[bucket(16)], large[bucket(64)])
        self.assertEqual(small[0], large[0])

    def test_rounded_rows_have_fifteen_values(self):
        table = torch.randn(5, 64)
        scale = table.abs().amax(1, keepdim=True) / 7
        values = network.rounded(table) / scale
        self.assertTrue(torch.allclose(values, values.round(), atol=1e-4))


@unittest.skipIf(torch is None or onnx is None, "PyTorch or onnx is not installed")
class Unpacking(unittest.TestCase):
    def test_weights_come_back_out_of_a_network(self):
        shape = network.Shape()
        net = network.Boundaries(shape)
        weights = {k: v.detach().numpy() for k, v in net.state_dict().items()}
        for bits in (8, 4):
            model = export.build(weights, 7, bits, shape.heads, shape.dilations)
            back = unpack.weights_of(model, shape.heads, shape.dilations)
            self.assertEqual(set(weights), set(back))
            for name, w in weights.items():
                self.assertLessEqual(np.abs(back[name] - w).max(), np.abs(w).max() / 12 + 1e-6, name)
            again = export.build(back, 7, bits, shape.heads, shape.dilations)
            first, second = ({t.name: numpy_helper.to_array(t) for t in m.graph.initializer} for m in (model, again))
            for name, w in first.items():
                self.assertTrue(np.allclose(w.astype(float), second[name].astype(float), rtol=1e-3, atol=1e-6), name)


if __name__ == "__main__":
    unittest.main()

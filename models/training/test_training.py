"""python -m unittest: what needs PyTorch (a CPU will do); skipped without it."""

import pathlib
import tempfile
import unittest

import numpy as np

import tables

try:
    import torch

    import batches
    import network
    import train
except ImportError:
    torch = None

TEXT = "He came home.\x01\x1fWho slept?\x01\x1fNobody did\x03\x1fMr.\x02 Brown sang.\x01\x1e"


@unittest.skipIf(torch is None, "PyTorch is not installed")
class Training(unittest.TestCase):
    def test_plain_labels_know_everything(self):
        codes, labels = batches.parse(TEXT.encode().decode())
        same, plain = batches.parse(TEXT.encode().decode(), plain=True)
        self.assertTrue((codes == same).all())
        self.assertEqual({0, batches.UNKNOWN, batches.END, batches.WEAK}, set(labels.tolist()))
        self.assertEqual({0, batches.END}, set(plain.tolist()))
        self.assertEqual((labels >= batches.END).sum(), (plain == batches.END).sum())

    def test_balance_weighs_what_is_hard_more(self):
        balance = batches.Balance(3, "cpu")
        self.assertTrue((balance.factors() == 1).all())
        view = [v[0] for v in batches.VIEWS].index("bare-lower")
        clean = [v[0] for v in batches.VIEWS].index("clean")
        for _ in range(400):
            for v in (view, clean):
                balance.see(torch.tensor([0, 1, 1]), torch.tensor([v] * 3), torch.tensor([9, 1, 2]), torch.tensor([1, 5, 4]))
        factors = balance.factors()
        self.assertTrue((factors[:, clean] == 1).all())
        # language 0: 10 / 9; language 1: 12 / 3; both together: 22 / 12
        self.assertAlmostEqual(10 / 9 / (22 / 12), float(factors[0, view]), delta=0.02)
        self.assertAlmostEqual(12 / 3 / (22 / 12), float(factors[1, view]), delta=0.05)
        self.assertAlmostEqual(1.0, float(factors[2, view]), delta=0.01)

    def test_saved_weights_tell_their_shape(self):
        shape = network.Shape(width=40, gate=24, inner=32, head=16, dilations=((1, 2), (1, 4)))
        net = network.Boundaries(shape)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "weights.npz"
            train.save(path, net, shape)
            self.assertEqual(shape, network.shape_of(np.load(path)))

    def test_a_teacher_of_twice_the_width_has_the_same_features(self):
        shape = network.Shape()
        wide = shape.times(2)
        self.assertEqual((shape.code, shape.gram), (wide.code, wide.gram))
        self.assertEqual(2 * shape.width, wide.width)
        self.assertEqual(shape.width // shape.heads, wide.width // wide.heads)

    def test_the_loss_takes_the_teacher_in(self):
        torch.manual_seed(1)
        net = network.Boundaries(network.Shape(width=40, gate=24, inner=32, head=16, dilations=((1, 2),), dropout=0.0))
        maker = batches.Maker("cpu", length=64)
        line = (TEXT * 3).replace("\x1e", "\x1f")
        codes, labels = batches.parse(line)
        raw = lambda a: torch.from_numpy(a[:96].astype(np.int64))[None].repeat(4, 1)
        b = maker.views(raw(codes), raw(labels))
        plain = train.loss_of(net, b)[1]
        taught = train.loss_of(net, {**b, "teacher": torch.zeros(4, 64)})[1]
        # an untrained teacher is unsure everywhere: its part is the cross-entropy with one half
        x = net(b["ids"])[..., 0]
        part = torch.nn.functional.binary_cross_entropy_with_logits(x, torch.full_like(x, 0.5), reduction="none")
        part = (part * b["known"]).sum() / b["known"].sum()
        self.assertAlmostEqual(float((plain + part).detach() / 2), float(taught.detach()), places=5)

    def test_new_stages_change_nothing_at_first(self):
        torch.manual_seed(2)
        shape = network.Shape(width=40, gate=24, inner=32, head=16, dilations=((1, 2), (1, 4)), dropout=0.0)
        net, deep = network.Boundaries(shape), network.Boundaries(shape.deeper(1))
        self.assertEqual(((1, 2), (1, 4), (1, 2)), shape.deeper(1).dilations)
        with torch.no_grad():
            for p in net.parameters():
                p.copy_(torch.randn_like(p).half() * 0.1)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "weights.npz"
            train.save(path, net, shape)
            train.restore(path, deep)
        ids = torch.randint(1, 4000, (2, 64, 4))
        self.assertLess(float((net(ids) - deep(ids)).abs().max().detach()), 1e-4)

    def test_speech_gets_its_share_of_windows(self):
        line = TEXT.replace("\x1e", "\x1f") * 60 + "\x1e"
        with tempfile.TemporaryDirectory() as folder:
            for name in ("en.run", "de.run", "en.spoken", "en.gold", "en.iso"):
                (pathlib.Path(folder) / name).write_text(line, encoding="utf-8", newline="")
            corpus = batches.Corpus(folder, "cpu", isolated=0.2, gold=0.1, spoken=0.3, passes=1e9)
            share = dict(zip(corpus.names, (corpus.weight / corpus.weight.sum()).tolist()))
            self.assertAlmostEqual(0.3, share["en~"], delta=0.001)
            self.assertAlmostEqual(0.2, share["en*"], delta=0.001)
            self.assertEqual(3, len(set(corpus.language.tolist())), "speech is balanced apart")
            plain = batches.Corpus(folder, "cpu", isolated=0.2, passes=1e9)
            self.assertAlmostEqual(0.8, float(plain.weight[: len(plain.names) - 1].sum() / plain.weight.sum()), delta=0.001)


@unittest.skipIf(torch is None, "PyTorch is not installed")
class Tables(unittest.TestCase):
    def tearDown(self):
        tables.use_bits(13, 15, 16)

    def test_smaller_tables_hash_alike_on_both_sides(self):
        tables.use_bits(12, 13, 14)
        text = [ord(c) for c in "Ünïcode 文字列 and กขค more…"]
        kind, lower, _ = tables.classes()
        want = tables.ids(text, kind, lower)
        alive = torch.ones(1, len(text), dtype=torch.bool)
        got = batches.Maker("cpu").features(torch.tensor([text]), alive)[0].numpy()
        self.assertTrue((want == got).all())
        self.assertTrue((want.max(0) < [1 << 12, 1 << 12, 1 << 13, 1 << 14]).all())


if __name__ == "__main__":
    unittest.main()

/** Normalises a word: case and punctuation do not count. */
const plain = (word) => word.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const tokens = (text) => Array.from(text.matchAll(/\S+/g), (m) => ({ from: m.index, to: m.index + m[0].length }));

/** Returns the words of the text, with times if they are aligned. */
const wordsOf = (entry) => {
  if (!entry.words) return tokens(entry.text);
  const words = [];
  let last = 0;
  for (let i = 0; i + 3 < entry.words.length; i += 4) {
    const from = Math.max(last, entry.words[i]);
    const to = Math.min(entry.text.length, entry.words[i + 1]);
    if (from >= to) continue;
    words.push({ from, to, start: entry.start + entry.words[i + 2], end: entry.start + entry.words[i + 3] });
    last = to;
  }
  return words;
};

/** Marks the words on both sides that a shortest word edit changes; nothing if the texts are very long. */
const markDifferences = (text, words, other, others) => {
  const a = words.map((w) => plain(text.slice(w.from, w.to)));
  const b = others.map((w) => plain(other.slice(w.from, w.to)));
  if (a.join('') === b.join('') || a.length * b.length > 1e6) return;
  const width = b.length + 1;
  const cost = new Uint32Array((a.length + 1) * width);
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const at = i * width + j;
      if (i === a.length || j === b.length) cost[at] = a.length - i + b.length - j;
      else if (a[i] === b[j]) cost[at] = cost[at + width + 1];
      else cost[at] = 1 + Math.min(cost[at + width + 1], cost[at + width], cost[at + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (i < a.length && j < b.length && cost[at] === 1 + cost[at + width + 1]) {
      words[i++].differs = true;
      others[j++].differs = true;
    } else if (i < a.length && cost[at] === 1 + cost[at + width]) {
      if (a[i]) words[i].differs = true;
      i++;
    } else {
      if (b[j]) others[j].differs = true;
      j++;
    }
  }
};

/** Returns a text with one element per word, so that words can be marked; never parsed as HTML. */
const wordNodes = (text, words, kind) => {
  const nodes = [];
  let at = 0;
  words.forEach((word, index) => {
    if (word.from > at) nodes.push(text.slice(at, word.from));
    const node = element(word.differs ? kind : 'span', {}, text.slice(word.from, word.to));
    node.dataset.word = index;
    nodes.push(node);
    at = word.to;
  });
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
};

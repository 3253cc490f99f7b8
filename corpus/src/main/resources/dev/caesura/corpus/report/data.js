const byId = (id) => document.getElementById(id);

const data = JSON.parse(byId('data').textContent);
byId('data').remove();
const duration = Math.max(1, data.duration);
const entries = data.entries;

entries.forEach((entry, index) => {
  entry.index = index;
  entry.kept = entry.reason === undefined;
  entry.speech = entry.status === 'repeated' || entry.status === 'only in audio';
  entry.timed = entry.start !== undefined;
  if (entry.heard === undefined) entry.heard = entry.text;
});

const decode = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** Returns levels of detail: the curve, then each level with two items of the previous one joined. */
const pyramid = (first, join) => {
  const levels = [first];
  while (levels[levels.length - 1].size > 2) {
    levels.push(join(levels[levels.length - 1]));
  }
  return levels;
};

const peakLevels = (() => {
  const bytes = new Int8Array(decode(data.peaks.bytes).buffer);
  const size = bytes.length >> 1;
  const first = { size, stretch: data.peaks.stretch, low: new Int8Array(size), high: new Int8Array(size) };
  for (let i = 0; i < size; i++) {
    first.low[i] = bytes[2 * i];
    first.high[i] = bytes[2 * i + 1];
  }
  return pyramid(first, (from) => {
    const half = (from.size + 1) >> 1;
    const to = { size: half, stretch: 2 * from.stretch, low: new Int8Array(half), high: new Int8Array(half) };
    for (let i = 0; i < half; i++) {
      const other = Math.min(2 * i + 1, from.size - 1);
      to.low[i] = Math.min(from.low[2 * i], from.low[other]);
      to.high[i] = Math.max(from.high[2 * i], from.high[other]);
    }
    return to;
  });
})();

/** Joins probabilities: the maximum shows that there is speech, the mean how much. */
const scoreLevels = (() => {
  const bytes = decode(data.scores.bytes);
  const first = { size: bytes.length, stretch: data.scores.stretch, high: bytes, mean: bytes };
  return pyramid(first, (from) => {
    const half = (from.size + 1) >> 1;
    const to = { size: half, stretch: 2 * from.stretch, high: new Uint8Array(half), mean: new Uint8Array(half) };
    for (let i = 0; i < half; i++) {
      const other = Math.min(2 * i + 1, from.size - 1);
      to.high[i] = Math.max(from.high[2 * i], from.high[other]);
      to.mean[i] = (from.mean[2 * i] + from.mean[other] + 1) >> 1;
    }
    return to;
  });
})();

delete data.peaks.bytes;
delete data.scores.bytes;

/** Returns the coarsest level whose items are at most so many milliseconds wide. */
const levelFor = (levels, millis) => {
  let level = levels[0];
  for (const next of levels) {
    if (next.stretch <= millis) level = next;
  }
  return level;
};

const pad = (n) => String(n).padStart(2, '0');

/** Formats milliseconds as h:mm:ss, with decimals on request. */
const clock = (millis, digits = 0) => {
  const unit = 10 ** (3 - digits);
  const units = Math.round(Math.max(0, millis) / unit);
  const perSecond = 10 ** digits;
  const seconds = Math.floor(units / perSecond);
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  const head = duration >= 3600000 ? `${h}:${pad(m)}` : `${m + 60 * h}`;
  const rest = digits ? '.' + String(units % perSecond).padStart(digits, '0') : '';
  return `${head}:${pad(seconds % 60)}${rest}`;
};

const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const dark = matchMedia('(prefers-color-scheme: dark)');
const REJECTED = ['#d1495b', '#e0813a', '#8f6cc4', '#b8567f', '#a0653a', '#7d7f8c'];
const SPEECH = ['#3f87c6', '#4aa5b5', '#6a78c9', '#5a8da0'];

/** Returns green for an exact sentence, towards yellow for a low score. */
const keptColour = (score) => {
  const good = Math.max(0, Math.min(1, (score - 0.5) / 0.5));
  return `hsl(${Math.round(62 + 86 * good)} ${dark.matches ? 42 : 48}% ${dark.matches ? 48 : 43}%)`;
};
const reasonColour = (speech, reason) =>
  speech ? SPEECH[speechReasons.indexOf(reason) % SPEECH.length] : REJECTED[sentenceReasons.indexOf(reason) % REJECTED.length];
const colourOf = (entry) => (entry.kept ? keptColour(entry.score) : reasonColour(entry.speech, entry.reason));

const reasonsOf = (speech) =>
  data.reasons.map((_, i) => i).filter((i) => entries.some((e) => e.reason === i && e.speech === speech));
const sentenceReasons = reasonsOf(false);
const speechReasons = reasonsOf(true);

const outcomeOf = (entry) => (entry.kept ? 'kept' : data.reasons[entry.reason]);

/** The selected, pointed-at and playing entries; the sections of the page listen to changes. */
const state = { chosen: -1, pointed: -1, playing: -1, time: -1, word: -1 };
const listeners = [];
const change = (changes) => {
  const before = { ...state };
  Object.assign(state, changes);
  for (const listener of listeners) listener(before);
};

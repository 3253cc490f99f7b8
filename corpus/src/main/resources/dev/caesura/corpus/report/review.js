const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const items = data.sentences;
const MIN = 0.05;
const SHOWN = { accept: 'accepted', reject: 'rejected', edges: 'edges moved' };
const draftName = `caesura-review ${data.corpus}`;
const keyOf = (item) => JSON.stringify([item.recording, item.id, item.stamp]);
const byKey = new Map(items.map((item, i) => [keyOf(item), i]));
const rounded = (seconds) => Math.round(seconds * 1000) / 1000;
/** Decisions by place on this page, and those of an opened file about other sentences. */
let decisions = new Map();
let others = [];
let chosen = 0;

const say = (text) => {
  byId('status').textContent = text;
};
const edgesOf = (i) => {
  const made = decisions.get(i);
  return made && made.start !== undefined ? made : items[i];
};

const row = (item, made) => {
  const line = { recording: item.recording, id: item.id, stamp: item.stamp, decision: made.decision };
  if (made.decision === 'edges') Object.assign(line, { audio_start: made.start, audio_end: made.end });
  return line;
};
const rows = () => [...others, ...[...decisions].sort((a, b) => a[0] - b[0]).map(([i, made]) => row(items[i], made))];

/** Takes rows of a file or a draft; returns how many are about sentences of this page. */
const take = (lines) => {
  let taken = 0;
  for (const line of lines) {
    if (!line || !(line.decision in SHOWN)) continue;
    const i = byKey.get(keyOf(line));
    const isMoved = line.decision === 'edges';
    if (isMoved && !(line.audio_end - line.audio_start >= MIN && line.audio_start >= 0)) continue;
    if (i === undefined) {
      others = others.filter((other) => keyOf(other) !== keyOf(line));
      others.push(row(line, { decision: line.decision, start: line.audio_start, end: line.audio_end }));
      continue;
    }
    decisions.set(i, isMoved ? { decision: 'edges', start: line.audio_start, end: line.audio_end } : { decision: line.decision });
    taken++;
  }
  return taken;
};

const keepDraft = () => {
  try {
    localStorage.setItem(draftName, JSON.stringify(rows()));
  } catch (error) {
    say('This browser keeps no draft. Save the decisions before you close the page.');
  }
};
const readDraft = () => {
  try {
    take(JSON.parse(localStorage.getItem(draftName) ?? '[]'));
  } catch (error) {
    localStorage?.removeItem(draftName);
  }
};

/** Playing: the audio of a sentence is decoded when it is first played. */
let context = null;
let playing = null;
const buffers = new Map();
const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const stop = () => {
  if (!playing) return;
  playing.source.onended = null;
  playing.source.stop();
  playing = null;
  byId('play').textContent = 'Play';
  draw();
};
const play = async (from, to) => {
  stop();
  const i = chosen;
  const item = items[i];
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') context.resume();
    if (!buffers.has(i)) {
      if (buffers.size > 8) buffers.clear();
      buffers.set(i, await context.decodeAudioData(bytesOf(item.audio).buffer));
    }
  } catch (error) {
    say(`This browser cannot play the sentence: ${error.message}`);
    return;
  }
  if (i !== chosen) return;
  const source = context.createBufferSource();
  source.buffer = buffers.get(i);
  source.connect(context.destination);
  playing = { source, from, to, began: context.currentTime };
  source.onended = stop;
  source.start(0, Math.max(0, from - item.from), to - from);
  byId('play').textContent = 'Stop';
  follow();
};
const follow = () => {
  if (!playing) return;
  draw();
  requestAnimationFrame(follow);
};
const toggle = () => {
  const { start, end } = edgesOf(chosen);
  if (playing) stop();
  else if (items.length) play(start, end);
};

const wave = byId('wave');
const peaks = items.map((item) => new Int8Array(bytesOf(item.peaks).buffer));
const xOf = (item, time) => ((time - item.from) / (item.to - item.from)) * wave.clientWidth;
const timeAt = (item, x) => item.from + (x / Math.max(1, wave.clientWidth)) * (item.to - item.from);
const draw = () => {
  const item = items[chosen];
  if (!item) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const ratio = window.devicePixelRatio || 1;
  const width = wave.clientWidth;
  const height = wave.clientHeight;
  wave.width = Math.round(width * ratio);
  wave.height = Math.round(height * ratio);
  const g = wave.getContext('2d');
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { start, end } = edgesOf(chosen);
  g.fillStyle = colour('span');
  g.fillRect(xOf(item, start), 0, xOf(item, end) - xOf(item, start), height);
  g.fillStyle = colour('wave');
  const count = peaks[chosen].length / 2;
  for (let x = 0; x < width; x++) {
    const first = Math.floor((x / width) * count);
    const last = Math.max(first + 1, Math.floor(((x + 1) / width) * count));
    let low = 0;
    let high = 0;
    for (let p = first; p < last && p < count; p++) {
      low = Math.min(low, peaks[chosen][2 * p]);
      high = Math.max(high, peaks[chosen][2 * p + 1]);
    }
    const top = height / 2 - (high / 128) * (height / 2);
    g.fillRect(x, top, 1, Math.max(1, ((high - low) / 128) * (height / 2)));
  }
  g.fillStyle = colour('edge');
  for (const [time, side] of [[start, 1], [end, -1]]) {
    const x = xOf(item, time);
    g.fillRect(x - 1.5, 0, 3, height);
    g.fillRect(side > 0 ? x : x - 12, 0, 12, 18);
  }
  if (playing) {
    g.fillStyle = colour('now');
    g.fillRect(xOf(item, Math.min(playing.to, playing.from + context.currentTime - playing.began)), 0, 2, height);
  }
};

const clock = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${(seconds % 60).toFixed(2).padStart(5, '0')}`;
};

/** Shows a text with some words underlined; texts are never read as HTML. */
const showText = (item) => {
  const parts = [];
  let at = 0;
  for (let m = 0; m < item.marks.length; m += 2) {
    parts.push(item.text.slice(at, item.marks[m]));
    const mark = document.createElement('u');
    mark.textContent = item.text.slice(item.marks[m], item.marks[m + 1]);
    parts.push(mark);
    at = item.marks[m + 1];
  }
  byId('text').replaceChildren(...parts, item.text.slice(at));
};

const showEdges = () => {
  const item = items[chosen];
  const edges = edgesOf(chosen);
  for (const side of ['start', 'end']) {
    const input = byId(side);
    input.min = item.from;
    input.max = item.to;
    input.value = edges[side];
    input.setAttribute('aria-valuetext', clock(edges[side]));
    byId(`${side}-time`).textContent = clock(edges[side]);
  }
  draw();
};

const show = () => {
  const item = items[chosen];
  const made = decisions.get(chosen);
  byId('place').textContent = `${chosen + 1} of ${items.length}: ${item.recording}, ${clock(item.start)}`;
  showText(item);
  byId('facts').textContent = item.facts;
  byId('accept').setAttribute('aria-pressed', made?.decision === 'accept' || made?.decision === 'edges');
  byId('reject').setAttribute('aria-pressed', made?.decision === 'reject');
  byId('clear').disabled = !made;
  showEdges();
  byId('count').textContent = `${decisions.size} of ${items.length} decided`;
  items.forEach((each, i) => {
    const button = byId('list').children[i].firstChild;
    button.setAttribute('aria-current', i === chosen);
    button.children[1].textContent = SHOWN[decisions.get(i)?.decision] ?? '–';
    button.children[1].className = { accept: 'accept', edges: 'accept', reject: 'reject' }[decisions.get(i)?.decision] ?? '';
  });
};

const choose = (i) => {
  if (i < 0 || i >= items.length) return;
  stop();
  chosen = i;
  show();
};
const decide = (decision) => {
  if (!items.length) return;
  const moved = decisions.get(chosen);
  if (decision === 'accept' && moved?.start !== undefined) {
    decisions.set(chosen, { ...moved, decision: 'edges' });
  } else if (decision) {
    decisions.set(chosen, moved?.start === undefined ? { decision } : { ...moved, decision });
  } else {
    decisions.delete(chosen);
  }
  say(`Sentence ${chosen + 1}: ${SHOWN[decisions.get(chosen)?.decision] ?? 'not decided'}.`);
  keepDraft();
  if (!decision || chosen + 1 === items.length) {
    stop();
    show();
    return;
  }
  choose(chosen + 1);
  if (byId('at-once').checked) toggle();
};
const moveEdge = (side, time) => {
  const item = items[chosen];
  const now = edgesOf(chosen);
  const to = { start: rounded(now.start), end: rounded(now.end) };
  to[side] = side === 'start'
    ? Math.max(Math.ceil(item.from * 1000) / 1000, Math.min(rounded(time), to.end - MIN))
    : Math.min(Math.floor(item.to * 1000) / 1000, Math.max(rounded(time), to.start + MIN));
  to[side] = rounded(to[side]);
  stop();
  decisions.set(chosen, { decision: 'edges', ...to });
  keepDraft();
  show();
};

let dragged = null;
wave.addEventListener('pointerdown', (event) => {
  const item = items[chosen];
  if (!item) return;
  const { start, end } = edgesOf(chosen);
  const near = Math.abs(event.offsetX - xOf(item, start)) <= Math.abs(event.offsetX - xOf(item, end)) ? 'start' : 'end';
  if (Math.abs(event.offsetX - xOf(item, edgesOf(chosen)[near])) <= 24) {
    dragged = near;
    wave.setPointerCapture(event.pointerId);
  } else {
    play(timeAt(item, event.offsetX), item.to);
  }
});
wave.addEventListener('pointermove', (event) => {
  if (dragged) moveEdge(dragged, timeAt(items[chosen], event.offsetX));
});
for (const name of ['pointerup', 'pointercancel']) {
  wave.addEventListener(name, () => {
    dragged = null;
  });
}

for (const side of ['start', 'end']) {
  byId(side).addEventListener('input', () => moveEdge(side, Number(byId(side).value)));
  byId(side).addEventListener('keydown', (event) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveEdge(side, edgesOf(chosen)[side] + way * (event.shiftKey ? 0.1 : 0.01));
  });
}

const actions = {
  ' ': toggle,
  w: () => play(items[chosen].from, items[chosen].to),
  a: () => decide('accept'),
  r: () => decide('reject'),
  u: () => decide(null),
  j: () => choose(chosen + 1),
  k: () => choose(chosen - 1),
  s: () => byId('start').focus(),
  e: () => byId('end').focus(),
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !items.length) return;
  const isControl = event.target.closest('button, input[type=checkbox], input[type=file]') !== null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!actions[key] || (key === ' ' && isControl)) return;
  event.preventDefault();
  actions[key]();
});
byId('play').addEventListener('click', toggle);
byId('accept').addEventListener('click', () => decide('accept'));
byId('reject').addEventListener('click', () => decide('reject'));
byId('clear').addEventListener('click', () => decide(null));
byId('previous').addEventListener('click', () => choose(chosen - 1));
byId('next').addEventListener('click', () => choose(chosen + 1));
byId('save').addEventListener('click', () => {
  const lines = rows().map((line) => JSON.stringify(line));
  const text = `{"format":"caesura-review-1","decisions":[\n${lines.join(',\n')}\n]}\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'decisions.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(`${lines.length} decisions saved as decisions.json.`);
});
byId('open').addEventListener('change', async (event) => {
  const file = event.target.files[0];
  if (!file) return;
  try {
    const read = JSON.parse(await file.text());
    if (read.format !== 'caesura-review-1') throw new Error('it has another format');
    const taken = take(read.decisions);
    keepDraft();
    if (items.length) show();
    say(`${taken} decisions of ${file.name} are about sentences of this page; ${others.length} others are kept for saving.`);
  } catch (error) {
    say(`${file.name} holds no decisions: ${error.message}.`);
  }
});
addEventListener('resize', draw);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

items.forEach((item, i) => {
  const button = document.createElement('button');
  button.type = 'button';
  for (const [name, text] of [['number', i + 1], ['made', ''], ['words', item.text]]) {
    const cell = document.createElement('span');
    cell.className = name;
    cell.textContent = text;
    if (name === 'words') cell.dir = 'auto';
    button.append(cell);
  }
  button.addEventListener('click', () => {
    choose(i);
    byId('sentence').scrollIntoView({ block: 'start' });
  });
  const line = document.createElement('li');
  line.append(button);
  byId('list').append(line);
});
if (items.length) {
  readDraft();
  const first = items.findIndex((_, i) => !decisions.has(i));
  choose(Math.max(0, first));
} else {
  for (const button of document.querySelectorAll('.actions button, .edges input')) button.disabled = true;
  byId('count').textContent = 'Nothing to review: no sentence has a clip, or all are decided.';
}

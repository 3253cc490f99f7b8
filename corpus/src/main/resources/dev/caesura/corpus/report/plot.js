'use strict';
(() => {
const byId = (id) => document.getElementById(id);
const { rows, seconds, length } = JSON.parse(byId('data').textContent);
const canvas = byId('plot');
const tip = byId('tip');
const LEFT = 78;
const TOP = 10;
const RIGHT = 16;
const BOTTOM = 54;
/** Width of the lane along each axis for utterances with one side only. */
const LANE = 12;
const NAMES = {
  matched: 'in order',
  moved: 'moved',
  repeated: 'repeated',
  'only-in-audio': 'speech without text',
  'only-in-text': 'text without speech',
};
const MIN_SECONDS = 2;
const MIN_LETTERS = 20;
/** Characters per pixel above which the text beside a line does not fit. */
const LABELLED = 8;
const whole = { x: 0, y: 0, w: Math.max(seconds, MIN_SECONDS), h: Math.max(length, MIN_LETTERS) };
const hidden = new Set();
let view = { ...whole };
let box = null;
let pointed = null;
let waiting = false;

const entries = rows.map(([status, from, to, start, end, cer, text, heard]) => (
  { status, from, to, start, end, cer, text, heard }));

const width = () => Math.max(1, canvas.clientWidth - LEFT - RIGHT);
const height = () => Math.max(1, canvas.clientHeight - TOP - BOTTOM);
const px = (time) => LEFT + ((time - view.x) / view.w) * width();
const py = (letter) => TOP + ((letter - view.y) / view.h) * height();
const timeAt = (x) => view.x + ((x - LEFT) / width()) * view.w;
const letterAt = (y) => view.y + ((y - TOP) / height()) * view.h;

const clock = (time, digits = 0) => {
  const units = Math.round(time * 10 ** digits);
  const s = units / 10 ** digits;
  const h = Math.floor(s / 3600);
  const m = Math.floor(s / 60) % 60;
  const rest = (s - 60 * Math.floor(s / 60)).toFixed(digits).padStart(digits ? 3 + digits : 2, '0');
  return (h ? h + ':' + String(m).padStart(2, '0') : m) + ':' + rest;
};
const TIMES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400];
const timeStep = () => TIMES.find((s) => (s / view.w) * width() >= 78) || 86400;
const letterStep = () => {
  const raw = (view.h / height()) * 42;
  const unit = 10 ** Math.floor(Math.log10(raw));
  return Math.max(1, [1, 2, 5, 10].map((f) => f * unit).find((f) => f >= raw));
};

/** Keeps the view inside the alignment and at least a word wide. */
const show = (next) => {
  const w = Math.min(whole.w, Math.max(MIN_SECONDS, next.w));
  const h = Math.min(whole.h, Math.max(MIN_LETTERS, next.h));
  view = {
    x: Math.min(whole.w - w, Math.max(0, next.x)),
    y: Math.min(whole.h - h, Math.max(0, next.y)),
    w,
    h,
  };
  remember();
  later();
};
const zoom = (factorX, factorY, x = LEFT + width() / 2, y = TOP + height() / 2) => {
  const w = Math.min(whole.w, Math.max(MIN_SECONDS, view.w * factorX));
  const h = Math.min(whole.h, Math.max(MIN_LETTERS, view.h * factorY));
  show({
    x: timeAt(x) - (timeAt(x) - view.x) * (w / view.w),
    y: letterAt(y) - (letterAt(y) - view.y) * (h / view.h),
    w,
    h,
  });
};

/** Keeps the view in the address, for bookmarks and links. */
let remembering = 0;
const remember = () => {
  clearTimeout(remembering);
  remembering = setTimeout(() => {
    const all = view.w === whole.w && view.h === whole.h;
    const place = `t=${view.x.toFixed(2)},${(view.x + view.w).toFixed(2)}&c=${Math.round(view.y)},${Math.round(view.y + view.h)}`;
    try {
      history.replaceState(null, '', all ? location.pathname + location.search : '#' + place);
    } catch {
      // Some browsers refuse this for local files.
    }
  }, 250);
};
const recall = () => {
  const found = new URLSearchParams(location.hash.slice(1));
  const range = (name, least) => {
    const [from, to] = (found.get(name) || '').split(',').map(Number);
    return from >= 0 && to > from && Number.isFinite(to) ? [from, Math.max(least, to - from)] : null;
  };
  const time = range('t', MIN_SECONDS) || [whole.x, whole.w];
  const text = range('c', MIN_LETTERS) || [whole.y, whole.h];
  show({ x: time[0], w: time[1], y: text[0], h: text[1] });
};

const shape = (entry) => {
  const bottom = TOP + height();
  if (entry.start === null) return [px(entry.from), bottom + LANE / 2, px(entry.to), bottom + LANE / 2];
  if (entry.from === null) return [LEFT - LANE / 2, py(entry.start), LEFT - LANE / 2, py(entry.end)];
  return [px(entry.from), py(entry.start), px(entry.to), py(entry.end)];
};
const inView = ([x1, y1, x2, y2]) =>
  x2 >= LEFT - LANE && x1 <= LEFT + width() && y2 >= TOP && y1 <= TOP + height() + LANE;

const draw = () => {
  waiting = false;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  const g = canvas.getContext('2d');
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue('--' + name).trim();
  const right = LEFT + width();
  const bottom = TOP + height();
  g.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  axes(g, colour, right, bottom);
  g.save();
  g.beginPath();
  g.rect(LEFT - LANE, TOP - 2, width() + LANE + 2, height() + LANE + 2);
  g.clip();
  g.lineCap = 'butt';
  for (const entry of entries) {
    if (hidden.has(entry.status)) continue;
    const line = shape(entry);
    if (!inView(line)) continue;
    const [x1, y1, x2, y2] = line;
    g.strokeStyle = colour(entry.status);
    const lane = entry.start === null || entry.from === null;
    g.lineWidth = lane ? 6 : entry === pointed ? 6 : 3;
    g.beginPath();
    // A sentence is always large enough to be seen.
    g.moveTo(x1, y1);
    g.lineTo(entry.from === null ? x2 : Math.max(x2, x1 + 1.5), entry.start === null ? y2 : Math.max(y2, y1 + 1.5));
    g.stroke();
  }
  labels(g, colour, right);
  g.restore();
  if (box) {
    g.strokeStyle = colour('ink');
    g.setLineDash([4, 3]);
    g.strokeRect(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1);
    g.setLineDash([]);
  }
};
const later = () => {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(draw);
  }
};

const axes = (g, colour, right, bottom) => {
  g.font = '11px system-ui, sans-serif';
  g.lineWidth = 1;
  g.fillStyle = colour('panel');
  g.fillRect(LEFT - LANE, TOP, LANE, bottom - TOP);
  g.fillRect(LEFT, bottom, width(), LANE);
  g.strokeStyle = colour('grid');
  g.fillStyle = colour('soft');
  const dt = timeStep();
  for (let k = Math.ceil(view.x / dt); k * dt <= view.x + view.w; k++) {
    const x = Math.round(px(k * dt)) + 0.5;
    g.beginPath();
    g.moveTo(x, TOP);
    g.lineTo(x, bottom + LANE);
    g.stroke();
    g.textAlign = x > right - 14 ? 'right' : 'center';
    g.fillText(clock(k * dt, dt < 1 ? 1 : 0), Math.min(x, right + RIGHT - 2), bottom + LANE + 14);
  }
  const dc = letterStep();
  for (let k = Math.ceil(view.y / dc); k * dc <= view.y + view.h; k++) {
    const y = Math.round(py(k * dc)) + 0.5;
    g.beginPath();
    g.moveTo(LEFT - LANE, y);
    g.lineTo(right, y);
    g.stroke();
    g.textAlign = 'right';
    g.fillText((k * dc).toLocaleString('en'), LEFT - LANE - 4, Math.max(TOP + 8, y + 4));
  }
  g.strokeRect(LEFT + 0.5, TOP + 0.5, width(), height());
  g.fillStyle = colour('ink');
  g.font = '12px system-ui, sans-serif';
  g.textAlign = 'center';
  g.fillText('time in the recording', LEFT + width() / 2, bottom + LANE + 32);
  g.save();
  g.translate(13, TOP + height() / 2);
  g.rotate(-Math.PI / 2);
  g.fillText('place in the transcript, characters', 0, 0);
  g.restore();
};

/** Writes the sentences beside their lines where there is room. */
const labels = (g, colour, right) => {
  if (view.h / height() > LABELLED) return;
  g.font = '12px system-ui, sans-serif';
  let free = -Infinity;
  const seen = entries
    .filter((e) => e.start !== null && e.from !== null && !hidden.has(e.status))
    .map((entry) => ({ entry, line: shape(entry) }))
    .filter(({ line }) => inView(line) && line[3] - line[1] >= 5)
    .sort((a, b) => a.line[1] - b.line[1]);
  for (const { entry, line } of seen) {
    const y = Math.max(TOP + 12, (line[1] + line[3]) / 2 + 4);
    if (y < free + 14 || y > TOP + height()) continue;
    const text = entry.text.length > 90 ? entry.text.slice(0, 90) + '…' : entry.text;
    const size = g.measureText(text).width;
    const x = line[2] + 8 + size <= right ? line[2] + 8 : line[0] - 8 - size;
    if (x < LEFT + 2) continue;
    g.textAlign = 'left';
    g.fillStyle = colour(entry.status);
    g.fillText(text, x, y);
    free = y;
  }
};

const nearest = (x, y) => {
  let best = null;
  let least = 12;
  for (const entry of entries) {
    if (hidden.has(entry.status)) continue;
    const line = shape(entry);
    if (!inView(line)) continue;
    const [x1, y1, x2, y2] = line;
    const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = square ? Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square)) : 0;
    const far = Math.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y);
    if (far < least) {
      least = far;
      best = entry;
    }
  }
  return best;
};
const line = (tag, text) => {
  const part = document.createElement(tag);
  part.textContent = text;
  tip.append(part);
};
const point = (entry, x, y) => {
  if (entry !== pointed) later();
  pointed = entry;
  tip.hidden = !entry;
  if (!entry) return;
  tip.replaceChildren();
  line('b', entry.text || '(no recognised words)');
  if (entry.heard) line('div', 'recognised: ' + entry.heard);
  const facts = [NAMES[entry.status]];
  if (entry.from !== null) facts.push(clock(entry.from, 2) + '–' + clock(entry.to, 2));
  if (entry.start !== null) facts.push('characters ' + entry.start + '–' + entry.end);
  if (entry.start !== null && entry.from !== null && entry.cer !== null) facts.push('CER ' + entry.cer);
  line('i', facts.join(' · '));
  const least = canvas.clientWidth - tip.offsetWidth - 8;
  tip.style.left = Math.max(8, Math.min(x + 14, least)) + 'px';
  tip.style.top = (y + 18 + tip.offsetHeight > canvas.clientHeight ? Math.max(4, y - tip.offsetHeight - 12) : y + 18) + 'px';
};

canvas.addEventListener('wheel', (e) => {
  e.preventDefault();
  // Some systems scroll sideways with Shift.
  const turn = (e.deltaY || e.deltaX) * (e.deltaMode === 1 ? 18 : 1);
  const factor = Math.exp(Math.max(-400, Math.min(400, turn)) * 0.0018);
  zoom(e.altKey ? 1 : factor, e.shiftKey ? 1 : factor, e.offsetX, e.offsetY);
}, { passive: false });

const fingers = new Map();
canvas.addEventListener('pointerdown', (e) => {
  canvas.setPointerCapture(e.pointerId);
  fingers.set(e.pointerId, { x: e.offsetX, y: e.offsetY });
  point(null);
  if (e.shiftKey && fingers.size === 1) box = { x1: e.offsetX, y1: e.offsetY, x2: e.offsetX, y2: e.offsetY };
  else canvas.classList.add('moving');
});
canvas.addEventListener('pointermove', (e) => {
  const last = fingers.get(e.pointerId);
  if (!last) {
    point(nearest(e.offsetX, e.offsetY), e.offsetX, e.offsetY);
    return;
  }
  const now = { x: e.offsetX, y: e.offsetY };
  if (box) {
    Object.assign(box, { x2: now.x, y2: now.y });
    later();
  } else if (fingers.size === 1) {
    show({ ...view, x: view.x - ((now.x - last.x) / width()) * view.w, y: view.y - ((now.y - last.y) / height()) * view.h });
  } else {
    const other = [...fingers].find(([id]) => id !== e.pointerId)[1];
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(now.x - other.x, now.y - other.y);
    if (before > 0 && after > 0) zoom(before / after, before / after, (now.x + other.x) / 2, (now.y + other.y) / 2);
  }
  fingers.set(e.pointerId, now);
});
const release = (e) => {
  fingers.delete(e.pointerId);
  canvas.classList.remove('moving');
  if (!box) return;
  const { x1, y1, x2, y2 } = box;
  box = null;
  later();
  if (Math.abs(x2 - x1) > 5 && Math.abs(y2 - y1) > 5) {
    show({
      x: timeAt(Math.min(x1, x2)),
      y: letterAt(Math.min(y1, y2)),
      w: (Math.abs(x2 - x1) / width()) * view.w,
      h: (Math.abs(y2 - y1) / height()) * view.h,
    });
  }
};
canvas.addEventListener('pointerup', release);
canvas.addEventListener('pointercancel', release);
canvas.addEventListener('pointerleave', () => point(null));
canvas.addEventListener('dblclick', () => show({ ...whole }));

const KEYS = {
  ArrowLeft: () => show({ ...view, x: view.x - view.w / 8 }),
  ArrowRight: () => show({ ...view, x: view.x + view.w / 8 }),
  ArrowUp: () => show({ ...view, y: view.y - view.h / 8 }),
  ArrowDown: () => show({ ...view, y: view.y + view.h / 8 }),
  '+': () => zoom(0.7, 0.7),
  '=': () => zoom(0.7, 0.7),
  '-': () => zoom(1 / 0.7, 1 / 0.7),
  0: () => show({ ...whole }),
  Home: () => show({ ...whole }),
  Escape: () => point(null),
};
document.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || !Object.hasOwn(KEYS, e.key)) return;
  e.preventDefault();
  KEYS[e.key]();
});
byId('closer').addEventListener('click', KEYS['+']);
byId('farther').addEventListener('click', KEYS['-']);
byId('all').addEventListener('click', KEYS[0]);
addEventListener('resize', later);
addEventListener('hashchange', recall);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', later);

const summary = [];
for (const [status, name] of Object.entries(NAMES)) {
  const own = entries.filter((e) => e.status === status);
  if (!own.length) continue;
  const time = own.reduce((sum, e) => sum + (e.from === null ? 0 : e.to - e.from), 0);
  const key = document.createElement('button');
  key.type = 'button';
  key.className = 'key ' + status;
  key.setAttribute('aria-pressed', 'true');
  key.title = 'Show or hide';
  const label = document.createElement('span');
  label.textContent = `${name}: ${own.length}` + (time ? `, ${clock(time)}` : '');
  summary.push(label.textContent);
  key.append(label);
  key.addEventListener('click', () => {
    const off = !hidden.delete(status) && hidden.add(status);
    key.setAttribute('aria-pressed', off ? 'false' : 'true');
    later();
  });
  byId('legend').append(key);
}
canvas.setAttribute('aria-label', 'Place in the transcript over time in the recording. ' + summary.join('; '));
recall();
draw();
})();

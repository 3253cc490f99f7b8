const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const audio = byId('audio');
const svg = 'http://www.w3.org/2000/svg';
const none = data.topics[data.topics.length - 1];
const length = Math.max(1, ...data.segments.map((segment) => segment.end));
const needles = [];
const buttons = [];

const clock = (ms) => {
  const s = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, '0');
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
};

const say = (text) => { byId('status').textContent = text; };

const play = (ms) => {
  if (!audio.src) {
    say('Open the recording to play it.');
    return;
  }
  audio.currentTime = ms / 1000;
  audio.play().then(() => say(''), (error) => say(`The recording cannot be played: ${error.message}`));
};

const add = (parent, name, attributes) => {
  const element = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent.append(element);
  return element;
};

const label = (segment) =>
  `${clock(segment.start)}–${clock(segment.end)} ${segment.topic} (${segment.confidence} %)`;

for (const topic of data.topics) {
  const lane = document.createElement('div');
  lane.className = 'lane';
  const name = document.createElement('span');
  name.textContent = topic;
  name.dir = 'auto';
  name.title = topic;
  const drawing = add(lane, 'svg', { viewBox: `0 0 ${length} 20`, preserveAspectRatio: 'none', role: 'img' });
  drawing.setAttribute('aria-label', topic);
  lane.prepend(name);
  add(drawing, 'rect', { class: 'ground', x: 0, y: 0, width: length, height: 20 });
  for (const segment of data.segments.filter((each) => each.topic === topic)) {
    const bar = add(drawing, 'rect', {
      class: topic === none ? 'none' : 'topic',
      x: segment.start,
      y: 2,
      width: Math.max(1, segment.end - segment.start),
      height: 16,
      'fill-opacity': 0.35 + 0.65 * segment.confidence / 100,
    });
    add(bar, 'title', {}).textContent = label(segment);
    bar.addEventListener('click', () => play(segment.start));
  }
  needles.push(add(drawing, 'line', { x1: 0, x2: 0, y1: 0, y2: 20 }));
  byId('lanes').append(lane);
}

for (const segment of data.segments) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dir = 'auto';
  button.textContent = label(segment);
  button.addEventListener('click', () => play(segment.start));
  buttons.push(button);
  const lines = document.createElement('ul');
  for (const utterance of segment.utterances) {
    const line = document.createElement('li');
    line.dir = 'auto';
    line.textContent = (utterance.speaker ? `${utterance.speaker}: ` : '') + utterance.text;
    lines.append(line);
  }
  item.append(button, lines);
  byId('list').append(item);
}

audio.addEventListener('timeupdate', () => {
  const now = 1000 * audio.currentTime;
  for (const needle of needles) {
    needle.setAttribute('x1', String(now));
    needle.setAttribute('x2', String(now));
  }
  data.segments.forEach((segment, i) => {
    buttons[i].setAttribute('aria-current', String(segment.start <= now && now < segment.end));
  });
});

byId('open').addEventListener('change', () => {
  const file = byId('open').files[0];
  if (file) audio.src = URL.createObjectURL(file);
});

if (data.audio) audio.src = data.audio.split('/').map(encodeURIComponent).join('/');

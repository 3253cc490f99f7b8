const LANES = { wave: [32, 78], score: [126, 46], segments: [188, 10], sentences: [214, 38], speech: [268, 16] };
const HEIGHT = 286;
const byStart = (list) => {
  list.sort((a, b) => a.start - b.start || a.end - b.end);
  let reach = 0;
  const reaches = list.map((e) => (reach = Math.max(reach, e.end)));
  return { list, reaches };
};
const boxes = {
  sentences: byStart(entries.filter((e) => e.timed && !e.speech)),
  speech: byStart(entries.filter((e) => e.timed && e.speech)),
};

/** Calls a function for every box that overlaps the stretch of time. */
const within = ({ list, reaches }, from, to, call) => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches[middle] > from) high = middle;
    else low = middle + 1;
  }
  for (let i = low; i < list.length && list[i].start < to; i++) {
    if (list[i].end > from) call(list[i]);
  }
};

const timeline = (() => {
  const lanes = byId('lanes');
  const overview = byId('overview');
  const tip = byId('tip');
  const view = { from: 0, to: duration };
  let colours = {};
  let waiting = false;
  let cursor = -1;

  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['ink', 'soft', 'line', 'panel', 'wave', 'speech', 'accent', 'ground']) {
      colours[name] = style.getPropertyValue('--' + name).trim();
    }
  };
  const width = () => lanes.clientWidth || 1;
  const x = (time) => ((time - view.from) / (view.to - view.from)) * width();
  const timeAt = (px) => view.from + (px / width()) * (view.to - view.from);

  const prepare = (canvas, height) => {
    const ratio = window.devicePixelRatio || 1;
    const w = canvas.clientWidth || 1;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const g = canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, w, height);
    return g;
  };

  /** Draws one column per pixel, from the lowest to the highest peak. */
  const drawWave = (g, from, to, top, height, columns) => {
    const perPixel = (to - from) / columns;
    const level = levelFor(peakLevels, perPixel);
    const middle = top + height / 2;
    g.fillStyle = colours.wave;
    g.beginPath();
    for (let px = 0; px < columns; px++) {
      const first = Math.floor((from + px * perPixel) / level.stretch);
      const last = Math.min(level.size - 1, Math.max(first, Math.ceil((from + (px + 1) * perPixel) / level.stretch) - 1));
      let low = 127;
      let high = -127;
      for (let i = first; i <= last; i++) {
        low = Math.min(low, level.low[i]);
        high = Math.max(high, level.high[i]);
      }
      if (low > high) continue;
      const y = middle - (high / 127) * (height / 2);
      g.rect(px, y, 1, Math.max(1, ((high - low) / 127) * (height / 2)));
    }
    g.fill();
  };

  const drawScores = (g, top, height, columns) => {
    const perPixel = (view.to - view.from) / columns;
    const level = levelFor(scoreLevels, perPixel);
    const curve = (values) => {
      const points = [];
      for (let px = 0; px < columns; px++) {
        const first = Math.max(0, Math.floor((timeAt(px) - data.scores.start) / level.stretch));
        const last = Math.min(level.size - 1, Math.max(first, Math.ceil((timeAt(px + 1) - data.scores.start) / level.stretch) - 1));
        let value = -1;
        for (let i = first; i <= last; i++) value = Math.max(value, values[i]);
        if (value >= 0) points.push([px, top + height * (1 - value / 255)]);
      }
      return points;
    };
    g.strokeStyle = colours.line;
    g.setLineDash([3, 3]);
    g.beginPath();
    g.moveTo(0, top + height / 2);
    g.lineTo(columns, top + height / 2);
    g.stroke();
    g.setLineDash([]);
    const high = curve(level.high);
    if (high.length === 0) return;
    g.fillStyle = colours.speech;
    g.globalAlpha = 0.25;
    g.beginPath();
    g.moveTo(high[0][0], top + height);
    for (const [px, y] of high) g.lineTo(px, y);
    g.lineTo(high[high.length - 1][0] + 1, top + height);
    g.fill();
    g.globalAlpha = 1;
    g.strokeStyle = colours.speech;
    g.beginPath();
    for (const [px, y] of curve(level.mean)) g.lineTo(px, y);
    g.stroke();
  };

  const drawRuler = (g, columns) => {
    const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 900000, 1800000, 3600000, 7200000];
    const least = ((view.to - view.from) / columns) * 80;
    const step = steps.find((s) => s >= least) ?? 14400000;
    g.fillStyle = colours.soft;
    g.strokeStyle = colours.line;
    g.textBaseline = 'middle';
    g.beginPath();
    for (let t = Math.ceil(view.from / step) * step; t <= view.to; t += step) {
      const px = Math.round(x(t)) + 0.5;
      g.moveTo(px, 16);
      g.lineTo(px, HEIGHT);
      const label = clock(t, step < 1000 ? 1 : 0);
      if (px + g.measureText(label).width + 4 < columns) g.fillText(label, px + 4, 9);
    }
    g.stroke();
  };

  const drawBox = (g, entry, lane) => {
    const [top, height] = LANES[lane];
    const left = x(entry.start);
    const wide = Math.max(1.2, x(entry.end) - left);
    const colour = colourOf(entry);
    const gap = wide > 4 ? 0.5 : 0;
    const marked = entry.index === state.chosen || entry.index === state.pointed;
    g.fillStyle = colour;
    g.globalAlpha = entry.kept ? 0.85 : marked ? 0.8 : 0.6;
    g.beginPath();
    if (wide > 6) g.roundRect(left + gap, top, wide - 2 * gap, height, 3);
    else g.rect(left + gap, top, wide - 2 * gap, height);
    g.fill();
    g.globalAlpha = 1;
    if (!entry.kept && wide > 6) {
      g.strokeStyle = colour;
      g.setLineDash([4, 2]);
      g.stroke();
      g.setLineDash([]);
    }
    if (marked || entry.index === state.playing) {
      g.strokeStyle = colours.ink;
      g.lineWidth = entry.index === state.pointed ? 1.5 : 2.5;
      g.strokeRect(left, top - 1, wide, height + 2);
      g.lineWidth = 1;
    }
    if (wide < 24) return;
    g.save();
    g.beginPath();
    g.rect(left + 3, top, wide - 6, height);
    g.clip();
    const words = lane === 'sentences' && entry.words ? wordsOf(entry) : [];
    const perWord = words.length ? wide / words.length : 0;
    g.fillStyle = entry.kept ? '#0d1713' : colours.ink;
    if (perWord > 46) {
      words.forEach((word, i) => {
        const at = x(word.start);
        if (entry.index === state.playing && i === state.word) {
          g.globalAlpha = 0.35;
          g.fillRect(at, top, x(word.end) - at, height);
          g.globalAlpha = 1;
        }
        g.fillRect(at, top + height - 5, 1, 5);
        g.fillText(entry.text.slice(word.from, word.to), at + 3, top + height / 2);
      });
    } else {
      g.fillText(entry.text.slice(0, 200), Math.max(left, 0) + 6, top + height / 2);
    }
    g.restore();
  };

  const draw = () => {
    waiting = false;
    const columns = width();
    const g = prepare(lanes, HEIGHT);
    g.font = '11px system-ui, sans-serif';
    drawRuler(g, columns);
    drawWave(g, view.from, view.to, ...LANES.wave, columns);
    drawScores(g, ...LANES.score, columns);
    g.fillStyle = colours.speech;
    const [segmentTop, segmentHeight] = LANES.segments;
    for (let i = 0; i < data.segments.length; i += 2) {
      if (data.segments[i + 1] <= view.from || data.segments[i] >= view.to) continue;
      const left = x(data.segments[i]);
      const wide = x(data.segments[i + 1]) - left;
      g.fillRect(left + (wide > 3 ? 0.5 : 0), segmentTop, Math.max(1, wide - (wide > 3 ? 1 : 0)), segmentHeight);
    }
    for (const lane of ['sentences', 'speech']) {
      // Rejected boxes are drawn on top, because they are rare and looked for.
      for (const kept of [true, false]) {
        within(boxes[lane], view.from, view.to, (e) => e.kept === kept && drawBox(g, e, lane));
      }
    }
    const labels = { wave: 'Waveform', score: data.scores.frames > 1 ? `P(speech), highest of ${data.scores.frames} frames` : 'P(speech)', segments: 'Segments', sentences: 'Sentences', speech: 'Speech without text' };
    g.font = '10px system-ui, sans-serif';
    for (const [lane, label] of Object.entries(labels)) {
      if (lane === 'speech' && boxes.speech.list.length === 0) continue;
      if (lane === 'score' && scoreLevels[0].size === 0) continue;
      const y = LANES[lane][0] - 8;
      g.fillStyle = colours.panel;
      g.fillRect(0, y - 6, g.measureText(label).width + 6, 12);
      g.fillStyle = colours.soft;
      g.fillText(label, 1, y);
    }
    for (const time of [cursor, state.time]) {
      if (time < view.from || time > view.to) continue;
      g.fillStyle = colours.accent;
      g.fillRect(x(time) - 0.75, 16, 1.5, HEIGHT - 16);
    }
    drawOverview();
  };

  const still = document.createElement('canvas');
  let stillKey = '';

  /** Draws the whole recording once per size and colour scheme. */
  const drawStill = (columns) => {
    const ratio = window.devicePixelRatio || 1;
    const key = `${columns} ${ratio} ${dark.matches}`;
    if (key === stillKey) return;
    stillKey = key;
    still.width = Math.round(columns * ratio);
    still.height = Math.round(40 * ratio);
    const g = still.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawWave(g, 0, duration, 2, 30, columns);
    for (const lane of ['sentences', 'speech']) {
      for (const kept of [true, false]) {
        for (const entry of boxes[lane].list) {
          if (entry.kept !== kept) continue;
          g.fillStyle = colourOf(entry);
          g.fillRect((entry.start / duration) * columns, 34, Math.max(0.6, ((entry.end - entry.start) / duration) * columns), 5);
        }
      }
    }
  };

  const drawOverview = () => {
    const columns = overview.clientWidth || 1;
    drawStill(columns);
    const g = prepare(overview, 40);
    g.drawImage(still, 0, 0, columns, 40);
    const left = (view.from / duration) * columns;
    const wide = Math.max(3, ((view.to - view.from) / duration) * columns);
    g.fillStyle = colours.ground;
    g.globalAlpha = 0.65;
    g.fillRect(0, 0, left, 40);
    g.fillRect(left + wide, 0, columns, 40);
    g.globalAlpha = 1;
    g.strokeStyle = colours.accent;
    g.strokeRect(left + 0.5, 0.5, Math.max(2, wide - 1), 39);
  };

  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(draw);
  };

  const show = (from, to) => {
    const span = Math.min(duration, Math.max(Math.min(500, duration), to - from));
    view.from = Math.max(0, Math.min(duration - span, from));
    view.to = view.from + span;
    lanes.setAttribute('aria-label', `Timeline, ${clock(view.from, 1)} to ${clock(view.to, 1)} of ${clock(duration)}`);
    redraw();
  };
  const zoom = (factor, about = (view.from + view.to) / 2) =>
    show(about - (about - view.from) * factor, about + (view.to - about) * factor);
  const pan = (millis) => show(view.from + millis, view.to + millis);
  const reveal = (entry, near) => {
    if (!entry.timed) return;
    const long = entry.end - entry.start;
    if (near) show(entry.start - Math.max(1500, long / 3), entry.end + Math.max(1500, long / 3));
    else if (entry.start < view.from || entry.end > view.to) {
      const span = Math.max(view.to - view.from, 1.5 * long);
      const middle = (entry.start + entry.end) / 2;
      show(middle - span / 2, middle + span / 2);
    }
  };

  const hit = (px, py) => {
    const lane = py >= LANES.speech[0] - 3 ? 'speech' : py >= LANES.sentences[0] - 3 ? 'sentences' : null;
    if (!lane) return null;
    const slack = (3 * (view.to - view.from)) / width();
    const time = timeAt(px);
    let best = null;
    let least = Infinity;
    within(boxes[lane], time - slack, time + slack, (entry) => {
      const off = Math.max(0, entry.start - time, time - entry.end) + (entry.kept ? 1e-3 : 0);
      if (off < least) {
        least = off;
        best = entry;
      }
    });
    return best;
  };

  const pointers = new Map();
  let moved = 0;
  const place = (event) => {
    const box = lanes.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return [Math.max(20, Math.abs(a[0] - b[0])), (a[0] + b[0]) / 2];
  };
  const point = (entry, px) => {
    if ((entry ? entry.index : -1) !== state.pointed) change({ pointed: entry ? entry.index : -1 });
    tip.hidden = !entry;
    lanes.classList.toggle('over', Boolean(entry));
    if (!entry) return;
    tip.replaceChildren(
      element('strong', {}, `${clock(entry.start, 1)} – ${clock(entry.end, 1)} · ${outcomeOf(entry)}`),
      element('span', {}, entry.text.length > 240 ? entry.text.slice(0, 240) + '…' : entry.text),
    );
    tip.style.left = Math.max(4, Math.min(px + 12, width() - tip.offsetWidth - 4)) + 'px';
    tip.style.top = lanes.offsetTop + LANES.sentences[0] - tip.offsetHeight - 8 + 'px';
  };
  lanes.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    lanes.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) moved = 0;
  });
  lanes.addEventListener('pointermove', (event) => {
    const at = place(event);
    const last = pointers.get(event.pointerId);
    if (!last) {
      if (event.pointerType === 'mouse') point(hit(...at), at[0]);
      return;
    }
    const scale = (view.to - view.from) / width();
    if (pointers.size === 2) {
      const [before] = spread();
      pointers.set(event.pointerId, at);
      const [now, middle] = spread();
      moved = 99;
      zoom(before / now, timeAt(middle));
    } else {
      moved += Math.abs(at[0] - last[0]) + Math.abs(at[1] - last[1]);
      pointers.set(event.pointerId, at);
      if (moved > 4) {
        point(null);
        pan((last[0] - at[0]) * scale);
      }
    }
  });
  const lift = (event) => {
    const at = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (!at || event.type !== 'pointerup' || moved > 4 || pointers.size > 0) return;
    const entry = hit(...at);
    if (entry) play(entry.index);
    else {
      cursor = timeAt(at[0]);
      redraw();
      playFrom(cursor);
    }
  };
  lanes.addEventListener('pointerup', lift);
  lanes.addEventListener('pointercancel', lift);
  lanes.addEventListener('pointerleave', () => point(null));
  lanes.addEventListener('wheel', (event) => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const whole = view.from <= 0 && view.to >= duration;
    // At full zoom-out the wheel scrolls the page.
    if (whole && (sideways || event.deltaY > 0) && !event.ctrlKey) return;
    event.preventDefault();
    const notches = (event.deltaMode === 1 ? 16 : 1) * (sideways ? event.deltaX || event.deltaY : event.deltaY);
    if (sideways) pan((notches * (view.to - view.from)) / width());
    else zoom(Math.exp(Math.max(-300, Math.min(300, notches)) * 0.0025), timeAt(place(event)[0]));
  }, { passive: false });

  const jump = (event) => {
    if (event.type === 'pointermove' && !event.buttons) return;
    const box = overview.getBoundingClientRect();
    const middle = ((event.clientX - box.left) / box.width) * duration;
    const half = (view.to - view.from) / 2;
    show(middle - half, middle + half);
  };
  overview.addEventListener('pointerdown', (event) => {
    overview.setPointerCapture(event.pointerId);
    jump(event);
  });
  overview.addEventListener('pointermove', jump);

  new ResizeObserver(redraw).observe(lanes);
  dark.addEventListener('change', () => {
    readColours();
    redraw();
  });
  readColours();
  listeners.push((before) => {
    if (state.playing >= 0 && state.playing !== before.playing) reveal(entries[state.playing], false);
    redraw();
  });
  show(0, duration);
  return { show, zoom, pan, reveal, redraw, view };
})();

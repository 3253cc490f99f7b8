const choose = (index) => {
  const entry = entries[index];
  change({ chosen: index });
  say(`${index + 1}. ${entry.timed ? clock(entry.start, 1) : ''} ${entry.text.slice(0, 300)} (${outcomeOf(entry)})`);
  timeline.reveal(entry, false);
  table.reveal(index);
};

const step = (way) => {
  const next = table.after(state.chosen, way, () => true);
  if (!next) return;
  const playing = state.playing >= 0;
  if (playing) play(next.index);
  else choose(next.index);
};

const focusChosen = () => {
  if (state.chosen >= 0) timeline.reveal(entries[state.chosen], true);
};

byId('play').addEventListener('click', toggle);
byId('previous').addEventListener('click', () => step(-1));
byId('next').addEventListener('click', () => step(1));
byId('zoom-in').addEventListener('click', () => timeline.zoom(0.5));
byId('zoom-out').addEventListener('click', () => timeline.zoom(2));
byId('zoom-all').addEventListener('click', () => timeline.show(0, duration));
byId('zoom-sentence').addEventListener('click', focusChosen);

listeners.push((before) => {
  if ((before.playing >= 0 || before.time >= 0) !== (state.playing >= 0 || state.time >= 0)) {
    byId('play').textContent = state.time >= 0 ? 'Stop' : 'Play';
  }
});

byId('lanes').addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const span = timeline.view.to - timeline.view.from;
  const far = event.shiftKey ? 0.5 : 0.1;
  const actions = {
    ArrowLeft: () => timeline.pan(-far * span),
    ArrowRight: () => timeline.pan(far * span),
    ArrowUp: () => timeline.zoom(0.7),
    ArrowDown: () => timeline.zoom(1.4),
    Home: () => timeline.show(0, span),
    End: () => timeline.show(duration - span, duration),
    '+': () => timeline.zoom(0.5),
    '=': () => timeline.zoom(0.5),
    '-': () => timeline.zoom(2),
    0: () => timeline.show(0, duration),
    f: focusChosen,
    j: () => step(1),
    k: () => step(-1),
    Enter: toggle,
    ' ': toggle,
    Escape: halt,
  };
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

/** Turns the rows of the outcome table into filter buttons with the colours of the boxes. */
const colourLegend = () => {
  for (const row of document.querySelectorAll('#legend tbody tr')) {
    const { kind, reason } = row.dataset;
    const swatch = row.querySelector('.swatch') ?? element('span', { className: 'swatch' });
    swatch.style.background = kind === 'kept'
      ? `linear-gradient(90deg, ${keptColour(0.5)}, ${keptColour(0.75)}, ${keptColour(1)})`
      : reasonColour(kind === 'speech', Number(reason));
    if (swatch.isConnected) continue;
    const cell = row.cells[0];
    const button = element('button', { type: 'button', className: 'plain', title: 'Show only these' });
    button.append(swatch, ...cell.childNodes);
    if (kind === 'speech') button.append(element('small', {}, 'speech without text'));
    cell.append(button);
    button.addEventListener('click', () => {
      byId('filter').value = kind === 'kept' ? 'kept' : kind === 'speech' && speechReasons.length === 1 ? 'speech' : `${kind}:${reason}`;
      table.update();
      byId('sentences').scrollIntoView();
    });
  }
};

const drawHistogram = () => {
  const BINS = 20;
  const found = entries.filter((e) => e.timed && !e.speech);
  const bins = Array.from({ length: BINS }, () => ({ kept: 0, rejected: 0 }));
  for (const entry of found) {
    bins[Math.min(BINS - 1, Math.floor(entry.score * BINS + 1e-9))][entry.kept ? 'kept' : 'rejected']++;
  }
  const most = Math.max(1, ...bins.map((b) => b.kept + b.rejected));
  const bars = bins.map((bin, i) => {
    const bar = element('div', { className: 'bin', title: `Score ${(i / BINS).toFixed(2)} to ${((i + 1) / BINS).toFixed(2)}: ${bin.kept} kept, ${bin.rejected} rejected` });
    const count = element('span', {}, bin.kept + bin.rejected ? String(bin.kept + bin.rejected) : '');
    const stack = [count];
    for (const [kind, colour] of [['rejected', REJECTED[0]], ['kept', keptColour((i + 0.5) / BINS)]]) {
      const part = element('i');
      // A single sentence beside thousands must stay visible.
      part.style.height = bin[kind] ? `max(2px, ${((100 * bin[kind]) / most).toFixed(2)}%)` : '0';
      part.style.background = colour;
      stack.push(part);
    }
    bar.append(...stack);
    bar.addEventListener('click', () => {
      byId('score-from').value = (i / BINS).toFixed(2);
      byId('score-to').value = ((i + 1) / BINS).toFixed(2);
      table.update();
      byId('sentences').scrollIntoView();
    });
    return bar;
  });
  const scores = found.map((e) => e.score).sort((a, b) => a - b);
  const at = (share) => (scores.length ? scores[Math.min(scores.length - 1, Math.floor(share * scores.length))].toFixed(3) : '–');
  byId('histogram').setAttribute('aria-label', `Histogram of ${found.length} scores; median ${at(0.5)}, a tenth is below ${at(0.1)}.`);
  byId('histogram').replaceChildren(
    element('div', { className: 'bins' }, ...bars),
    element('div', { className: 'scale' }, ...['0', '0.25', '0.5', '0.75', '1'].map((t) => element('span', {}, t))),
    element('p', { className: 'hint' }, `${found.length} sentences with audio; median ${at(0.5)}, a tenth is below ${at(0.1)}. Click a bar to list its sentences.`));
};

const paint = () => {
  colourLegend();
  drawHistogram();
};
paint();
dark.addEventListener('change', () => {
  paint();
  table.update();
});

const table = (() => {
  const PAGE = 100;
  const body = byId('table').tBodies[0];
  const head = byId('table').tHead.rows[0];
  const keys = {
    order: ['No.', (e) => e.index],
    text: ['Written', (e) => e.text],
    heard: ['Recognised', (e) => e.heard],
    start: ['Time', (e) => (e.timed ? e.start : Infinity)],
    length: ['Length', (e) => (e.timed ? e.end - e.start : -1)],
    cer: ['CER', (e) => e.cer],
    score: ['Score', (e) => e.score],
    error: ['P(error)', (e) => e.error ?? 2],
    outcome: ['Outcome', (e) => outcomeOf(e)],
  };
  const sort = { key: 'order', down: false };
  let rows = entries;
  let page = 0;
  let rowOf = new Map();

  const matches = () => {
    const filter = byId('filter').value;
    const from = Number(byId('score-from').value || 0);
    const to = byId('score-to').value === '' ? 1 : Number(byId('score-to').value);
    const words = byId('search').value.normalize('NFKC').toLowerCase().trim();
    const [kind, reason] = filter.split(':');
    return (e) => {
      if (e.score < from - 1e-9 || e.score > to + 1e-9) return false;
      if (kind === 'kept' && !e.kept) return false;
      if (kind === 'rejected' && (e.kept || e.speech)) return false;
      if (kind === 'sentence' && (e.kept || e.speech || e.reason !== Number(reason))) return false;
      if (kind === 'speech' && (e.kept || !e.speech || (reason && e.reason !== Number(reason)))) return false;
      if (kind === 'moved' && e.status !== 'moved') return false;
      if (!words) return true;
      e.search ??= (e.text + '\n' + e.heard).normalize('NFKC').toLowerCase();
      return e.search.includes(words);
    };
  };

  const textCells = (entry) => {
    if (!entry.written) {
      const words = wordsOf(entry);
      const others = tokens(entry.heard);
      if (entry.timed && !entry.speech && entry.heard) markDifferences(entry.text, words, entry.heard, others);
      entry.written = [words, others];
    }
    const [words, others] = entry.written;
    const written = entry.status === 'only in audio' ? ['–'] : wordNodes(entry.text, words, 'del');
    const heard = entry.timed ? wordNodes(entry.heard, others, 'ins') : ['–'];
    return [written, heard];
  };

  const rowFor = (entry) => {
    const [written, heard] = textCells(entry);
    const can = entry.timed && entry.clip !== undefined;
    const button = element('button', { type: 'button', className: 'play', title: can ? 'Play' : entry.timed ? 'Play from the recording' : 'Not in the recording' });
    button.setAttribute('aria-label', `Play ${entry.index + 1}`);
    button.append('▶\uFE0E');
    button.disabled = !entry.timed;
    if (!can) button.classList.add('faint');
    const chip = element('span', { className: 'chip' }, outcomeOf(entry));
    chip.style.setProperty('--chip', colourOf(entry));
    chip.dir = 'auto';
    const outcome = element('td', { className: 'outcome' }, chip);
    if (entry.status) outcome.append(element('small', {}, entry.status));
    const cell = (className, label, ...children) => {
      const made = element('td', { className }, ...children);
      made.dataset.label = label;
      if (children.length === 1 && children[0] === '–') made.classList.add('none');
      return made;
    };
    const row = element('tr', {},
      cell('number', 'No.', button, element('span', {}, String(entry.index + 1))),
      cell('text', 'Written', ...written),
      cell('heard', 'Recognised', ...heard),
      cell('time', 'Time', entry.timed ? `${clock(entry.start, 2)} – ${clock(entry.end, 2)}` : '–'),
      cell('figure', 'Length', entry.timed ? ((entry.end - entry.start) / 1000).toFixed(2) + '\u00a0s' : '–'),
      cell('figure', 'CER', entry.speech || !entry.timed || !entry.heard ? '–' : entry.cer.toFixed(3)),
      cell('figure', 'Score', entry.speech || !entry.timed ? '–' : entry.score.toFixed(3)),
      cell('figure', 'P(error)', entry.error === undefined ? '–' : entry.error.toFixed(3)),
      outcome);
    row.cells[1].dir = 'auto';
    row.cells[2].dir = 'auto';
    row.dataset.index = entry.index;
    return row;
  };

  const render = () => {
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    page = Math.max(0, Math.min(page, pages - 1));
    rowOf = new Map();
    const fragment = document.createDocumentFragment();
    for (const entry of rows.slice(page * PAGE, (page + 1) * PAGE)) {
      const row = rowFor(entry);
      rowOf.set(entry.index, row);
      fragment.append(row);
    }
    body.replaceChildren(fragment);
    for (const cell of head.cells) {
      cell.setAttribute('aria-sort', cell.dataset.key !== sort.key ? 'none' : sort.down ? 'descending' : 'ascending');
    }
    byId('sort').value = `${sort.key}:${sort.down ? 'down' : 'up'}`;
    byId('found').textContent = rows.length === entries.length
      ? `${entries.length} rows: sentences in the order of the transcript, then speech without text. Words that differ are marked in both columns.`
      : `${rows.length} of ${entries.length} rows.`;
    const pager = byId('pages');
    pager.hidden = pages < 2;
    const to = (label, target, title) => {
      const button = element('button', { type: 'button', title, disabled: target === page || target < 0 || target >= pages }, label);
      button.setAttribute('aria-label', title);
      button.addEventListener('click', () => {
        page = target;
        render();
        byId('sentences').scrollIntoView();
      });
      return button;
    };
    pager.replaceChildren(to('«', 0, 'First page'), to('‹', page - 1, 'Previous page'),
      element('span', {}, `${(rows.length ? page * PAGE + 1 : 0)}–${Math.min(rows.length, (page + 1) * PAGE)} of ${rows.length}`),
      to('›', page + 1, 'Next page'), to('»', pages - 1, 'Last page'));
    mark({});
  };

  const mark = (before) => {
    for (const [name, index] of [['chosen', state.chosen], ['pointed', state.pointed], ['playing', state.playing]]) {
      const old = rowOf.get(before[name]);
      if (old && before[name] !== index) old.classList.remove(name);
      rowOf.get(index)?.classList.add(name);
    }
    const was = rowOf.get(before.playing);
    if (was && (before.word !== state.word || before.playing !== state.playing)) {
      was.querySelector('.now')?.classList.remove('now');
    }
    const row = rowOf.get(state.playing);
    if (row && state.word >= 0) {
      row.cells[1].querySelector(`[data-word="${state.word}"]`)?.classList.add('now');
    }
  };

  const update = () => {
    rows = entries.filter(matches());
    if (sort.key !== 'order' || sort.down) {
      const value = keys[sort.key][1];
      const compare = (a, b) => (typeof a === 'string' ? a.localeCompare(b) : a < b ? -1 : a > b ? 1 : 0);
      rows.sort((a, b) => (sort.down ? -1 : 1) * compare(value(a), value(b)) || a.index - b.index);
    }
    page = 0;
    render();
  };

  const sortBy = (key, down) => {
    sort.key = key;
    sort.down = down;
    update();
  };

  for (const [key, [label]] of Object.entries(keys)) {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', () => sortBy(key, sort.key === key ? !sort.down : key === 'length' || key === 'cer'));
    const cell = element('th', { scope: 'col', className: key }, button);
    cell.dataset.key = key;
    head.append(cell);
    for (const way of ['up', 'down']) {
      byId('sort').append(element('option', { value: `${key}:${way}` }, `${label} ${way === 'up' ? '↑' : '↓'}`));
    }
  }
  byId('sort').addEventListener('change', () => {
    const [key, way] = byId('sort').value.split(':');
    sortBy(key, way === 'down');
  });

  const option = (value, label) => byId('filter').append(element('option', { value }, label));
  option('all', 'All');
  option('kept', 'Kept');
  if (sentenceReasons.length) option('rejected', 'All rejected sentences');
  sentenceReasons.forEach((i) => option(`sentence:${i}`, `Rejected: ${data.reasons[i]}`));
  if (speechReasons.length) option('speech', 'All speech without text');
  if (speechReasons.length > 1) speechReasons.forEach((i) => option(`speech:${i}`, `Speech: ${data.reasons[i]}`));
  if (entries.some((e) => e.status === 'moved')) option('moved', 'Moved');

  let pause = 0;
  byId('search').addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(update, 150);
  });
  for (const id of ['filter', 'score-from', 'score-to']) byId(id).addEventListener('change', update);

  const indexOf = (target) => {
    const row = target.closest('tr[data-index]');
    return row ? Number(row.dataset.index) : -1;
  };
  body.addEventListener('click', (event) => {
    const index = indexOf(event.target);
    if (index < 0 || String(getSelection()).length > 0) return;
    if (index === state.playing) halt();
    else play(index);
  });
  body.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') change({ pointed: indexOf(event.target) });
  });
  body.addEventListener('pointerleave', () => change({ pointed: -1 }));
  body.addEventListener('focusin', (event) => change({ pointed: indexOf(event.target) }));
  body.addEventListener('focusout', () => change({ pointed: -1 }));

  /** Returns the entry a number of rows after another one, in the order and filter of the table. */
  const after = (index, step, accepts) => {
    let at = rows.findIndex((e) => e.index === index);
    if (at < 0 && step < 0) at = rows.length;
    for (at += step; at >= 0 && at < rows.length; at += step) {
      if (accepts(rows[at])) return rows[at];
    }
    return null;
  };

  /** Shows the page of an entry and scrolls to its row, if the filter shows it. */
  const reveal = (index) => {
    const at = rows.findIndex((e) => e.index === index);
    if (at < 0) return;
    if (Math.floor(at / PAGE) !== page) {
      page = Math.floor(at / PAGE);
      render();
    }
    const row = rowOf.get(index);
    const box = row.getBoundingClientRect();
    const sticky = byId('timeline').getBoundingClientRect();
    const top = getComputedStyle(byId('timeline')).position === 'sticky' ? Math.max(0, sticky.bottom) : 0;
    if (box.top >= top && box.bottom <= innerHeight) return;
    // Follows the selection only if the focus is in the table.
    if (byId('sentences').getBoundingClientRect().top < 0.75 * innerHeight) {
      scrollBy({ top: box.top - Math.max(top + 8, (top + innerHeight - box.height) / 2) });
    }
  };

  listeners.push(mark);
  update();
  return { after, reveal, update };
})();

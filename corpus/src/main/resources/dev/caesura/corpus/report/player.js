const audio = new Audio();
audio.preload = 'auto';
let opened = null;
let job = null;
let serial = 0;

const say = (text) => {
  byId('status').textContent = text;
};

const clipAddress = (path) => path.split('/').map(encodeURIComponent).join('/');

const halt = () => {
  serial++;
  job = null;
  audio.pause();
  change({ playing: -1, time: -1, word: -1 });
};

const track = () => {
  if (!job) return;
  const time = Math.round(job.zero + 1000 * audio.currentTime);
  let word = -1;
  for (let i = 0; i < job.words.length && job.words[i].start <= time; i++) {
    if (time < job.words[i].end) word = i;
  }
  change({ time, word });
  if (time >= job.end) finish();
  else requestAnimationFrame(track);
};

const finish = () => {
  if (!job) return;
  const last = job.index;
  halt();
  if (byId('go-on').checked && last >= 0) {
    const following = table.after(last, 1, (entry) => playable(entry));
    if (following) play(following.index);
  }
};

const playable = (entry) => entry.timed && (entry.clip !== undefined || opened !== null);

/** Plays a stretch from a file that starts at the given time. */
const start = (source, zero, from, end, index, failed) => {
  const mine = ++serial;
  const words = index < 0 ? [] : wordsOf(entries[index]).filter((w) => w.start !== undefined);
  const begin = () => {
    if (mine !== serial) return;
    audio.currentTime = Math.max(0, (from - zero) / 1000);
    audio.playbackRate = Number(byId('speed').value);
    job = { index, zero, end, words };
    change({ playing: index, time: from, word: -1 });
    audio.play().then(() => { if (mine === serial) track(); }, (error) => { if (mine === serial) failed(error); });
  };
  audio.onended = finish;
  audio.onerror = () => { if (mine === serial) failed(audio.error); };
  if (audio.dataset.source === source && audio.readyState >= 1) {
    begin();
  } else {
    audio.onloadedmetadata = begin;
    audio.dataset.source = source;
    audio.src = source;
  }
};

const play = (index) => {
  const entry = entries[index];
  halt();
  choose(index);
  if (!entry.timed) {
    say(`Not in the recording: ${entry.text}`);
    return;
  }
  const fromRecording = () => start(opened, 0, entry.start, entry.end, index, () => {
    halt();
    say('This browser cannot play the chosen recording.');
  });
  if (entry.clip !== undefined) {
    start(clipAddress(entry.clip), entry.clipStart ?? entry.start, entry.start, entry.end, index, () => {
      delete audio.dataset.source;
      if (opened) fromRecording();
      else {
        halt();
        say(`${entry.clip} is missing or cannot be played. Keep the clips next to this page, or choose “Open recording…”.`);
      }
    });
  } else if (opened) {
    fromRecording();
  } else {
    say('No clip exists. Choose “Open recording…” to play this stretch.');
  }
};

const playFrom = (time) => {
  if (!opened) return;
  halt();
  start(opened, 0, time, duration, -1, () => {
    halt();
    say('This browser cannot play the chosen recording.');
  });
};

const toggle = () => {
  if (job) halt();
  else if (state.chosen >= 0) play(state.chosen);
  else {
    const first = entries.find(playable);
    if (first) play(first.index);
  }
};

byId('recording').addEventListener('change', (event) => {
  const file = event.target.files[0];
  if (!file) return;
  halt();
  if (opened) URL.revokeObjectURL(opened);
  delete audio.dataset.source;
  opened = URL.createObjectURL(file);
  say(`${file.name} is open. Rejected stretches can be played, and a click beside the boxes plays from there.`);
});
byId('speed').addEventListener('change', () => {
  audio.playbackRate = Number(byId('speed').value);
});

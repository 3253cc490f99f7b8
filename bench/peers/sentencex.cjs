// Splits texts with sentencex for bench/run sentences: reads JSON Lines {"language", "text"} from standard input and
// writes a JSON list of sentences a line. With --check it only loads the package.
'use strict';

const path = require('path');
const readline = require('readline');

// "npm install --prefix target sentencex" puts the package where it is found.
const folders = [path.join(__dirname, '..', '..', 'target'), process.cwd()];
const { segment } = require(require.resolve('sentencex', { paths: folders }));

if (process.argv.includes('--check')) {
  console.log(JSON.stringify(['sentencex']));
} else {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const { language, text } = JSON.parse(line);
    console.log(JSON.stringify(segment(language, text)));
  });
}

#!/usr/bin/env bash
# Takes the pictures of the guides: plots by caesura itself, pages by a headless browser. Needs chromium on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./caesura mine testdata/speech/prompts-en.flac --text testdata/speech/prompts-en.damaged.txt --out "$out/corpus"
shot() {
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$out/profile" \
    --window-size="$3" --screenshot="$PWD/docs/$2" "file://$1" 2> "$out/chromium.log" || { cat "$out/chromium.log" >&2; exit 1; }
}
shot "$out/corpus/report.html" report.png 1200,900
shot "$out/corpus/alignment.html" alignment.png 1200,900
./caesura plot --out docs/plot.png --method optimal,pauses,fixed --max 8 --start 60 --end 75 testdata/speech/prompts-en.flac

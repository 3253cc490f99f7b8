#!/usr/bin/env bash
# Makes a class-data archive of what the tools load at their start: ./caesura maps it instead of reading and checking
# those classes again. The build calls this; the tools run without the archive, too, only they start more slowly.
#   config/class-data.sh JAVA CLASSPATH RECORDING ARCHIVE
set -euo pipefail
java=$1 classpath=$2 recording=$3 archive=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() {
  list=$1
  shift
  "$java" -Xshare:auto -XX:+UseSerialGC -XX:DumpLoadedClassList="$folder/$list" -cp "$classpath" dev.caesura.cli.Caesura "$@" \
    >"$folder/out" 2>&1
}
run 1 --help
run 2 split --help
echo 'It rained. The concert went on.' | run 3 split -
run 4 vad "$recording"

# A class that stands in two lists must be named once: the archiver fails on duplicates.
awk '!seen[$0]++' "$folder"/[0-9] >"$folder/classes"
"$java" -Xshare:dump -XX:+UseSerialGC -Xlog:disable -XX:SharedClassListFile="$folder/classes" \
  -XX:SharedArchiveFile="$folder/archive" -cp "$classpath" >"$folder/out" 2>&1 || {
  cat "$folder/out"
  exit 1
}
# The archive is valid for this class path alone, so it replaces an older one only when it is whole.
mv -f "$folder/archive" "$archive"

# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # The caller sets root and module, and uses java and classpath.
# Shared by ./caesura and bench/run: finds Java, builds a module if it is older than its sources.
# Needs: root (the checkout), module (its folder). Sets: java, classpath, built (the folder of what the build leaves for the launcher).

fail() {
  printf 'caesura: %s\n' "$1" >&2
  exit 1
}

built=$root/$module/target/launcher
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(command -v "$java") ||
  fail "expected a JDK of version 17 or newer; found no '${JAVA_HOME:+$JAVA_HOME/bin/}java'. Install one, or set JAVA_HOME."

# Asking Java for its version takes as long as starting a tool, so the answer is kept.
if [ "$(cat "$built/java" 2>/dev/null)" != "$java" ]; then
  major=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge 17 ] ||
    fail "expected Java 17 or newer; found ${major:-an unknown version} ('$java'). Install a newer JDK, or set JAVA_HOME."
  mkdir -p "$built"
  printf '%s' "$java" >"$built/java"
fi

# Java takes the encoding of file names from the locale. In one that only knows ASCII, such as C or one that is not
# installed, it could not open 音声.wav; then another locale with UTF-8 takes its place.
use_utf8_names() {
  command -v locale >/dev/null 2>&1 || return 0
  case $(locale charmap 2>/dev/null) in
    ANSI_X3.4-1968 | US-ASCII | ASCII | 646) ;;
    *) return 0 ;;
  esac
  local name chosen=
  while read -r name; do
    case $name in
      C.utf8 | C.UTF-8) chosen=$name && break ;;
      en_US.utf8 | en_US.UTF-8) chosen=$name ;;
      *.utf8 | *.UTF-8) chosen=${chosen:-$name} ;;
    esac
  done < <(locale -a 2>/dev/null)
  [ -z "$chosen" ] || export LC_ALL=$chosen
}
use_utf8_names

stale() {
  [ -f "$built/stamp" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/*/pom.xml "$root"/*/src/main "$root"/*/*/src/main \
    -newer "$built/stamp" -type f -print -quit 2>/dev/null)" ]
}

build() {
  javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
  command -v "$javac" >/dev/null 2>&1 ||
    fail "expected a JDK to build with; found a Java without compiler ('$java'). Install a JDK of version 17 or newer."
  mvn=${MAVEN:-mvn}
  command -v "$mvn" >/dev/null 2>&1 ||
    fail "expected Maven to build with; found no '$mvn'. Install Apache Maven 3.8 or newer."
  echo "caesura: building; the first build takes some minutes..." >&2
  log=$built/build.log
  if ! (cd "$root" && "$mvn" -B -ntp -q -Pfast -pl "$module" -am package) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "the build failed. See $log"
  fi
  [ -f "$built/stamp" ] || fail "the build left no $built/stamp. See $log"
}

if stale; then
  mkdir -p "$built"
  # One build at a time: the second waits, and then finds nothing to do.
  waited=0
  until mkdir "$built/lock" 2>/dev/null; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 900 ] || fail "another build seems to hang. If there is none, remove $built/lock"
  done
  trap 'rmdir "$built/lock" 2>/dev/null || true' EXIT
  if stale; then build; fi
  rmdir "$built/lock" 2>/dev/null || true
  trap - EXIT
fi

classpath=$(cat "$built/classpath")

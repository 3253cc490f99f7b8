# Shared by ./caesura and bench/run: finds Java, builds a module if it is older than its sources.
# Needs: root (the checkout), module (its folder). Sets: java, classpath.

fail() {
  printf 'caesura: %s\n' "$1" >&2
  exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null 2>&1 ||
  fail "Java is not there (looked for '$java'). Install a JDK of version 17 or newer, or set JAVA_HOME."
major=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
[ "${major:-0}" -ge 17 ] ||
  fail "Java ${major:-of unknown version} was found ('$java'), 17 or newer is needed. Install a newer JDK, or set JAVA_HOME."

built=$root/$module/target/launcher
stale() {
  [ -f "$built/stamp" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/*/pom.xml "$root"/*/src/main "$root"/*/*/src/main -newer "$built/stamp" -type f 2>/dev/null | head -n 1)" ]
}

build() {
  javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
  command -v "$javac" >/dev/null 2>&1 ||
    fail "a JDK is needed to build, a Java without compiler was found ('$java'). Install a JDK of version 17 or newer."
  mvn=${MAVEN:-mvn}
  command -v "$mvn" >/dev/null 2>&1 ||
    fail "Maven is needed to build and is not there (looked for '$mvn'). Install Apache Maven 3.8 or newer."
  echo "caesura: building, which the first time takes some minutes..." >&2
  log=$built/build.log
  if ! (cd "$root" && "$mvn" -B -ntp -q -pl "$module" -am package -DskipTests \
    -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip -Pfast \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "the build failed; see $log"
  fi
  touch "$built/stamp.new"
  mv "$built/stamp.new" "$built/stamp"
}

if stale; then
  mkdir -p "$built"
  # One build at a time: the second waits, and then finds nothing to do.
  waited=0
  until mkdir "$built/lock" 2>/dev/null; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 900 ] || fail "another build seems to hang; if there is none, remove $built/lock"
  done
  trap 'rmdir "$built/lock" 2>/dev/null || true' EXIT
  if stale; then build; fi
  rmdir "$built/lock" 2>/dev/null || true
  trap - EXIT
fi

classpath=$root/$module/target/classes:$(cat "$root/$module/target/classpath")

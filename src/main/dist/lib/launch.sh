# shellcheck shell=sh
# The launching half of `amiguard`, read in with `.` by bin/amiguard in an archive and by ./amiguard
# in a source checkout. POSIX sh.

# Ends the script with one line on stderr.
fail() {
  printf 'amiguard: %s\n' "$1" >&2
  exit 1
}

# Sets $java to a Java that is new enough.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is '$JAVA_HOME', which has no bin/java; set it to a JDK 17 or later"
  else
    java=$(command -v java) || fail 'no java found; install JDK 17 or later, or set JAVA_HOME'
  fi
  find_java_version
  case $java_version in
    '' | *[!0-9]*) fail "cannot tell the version of $java; set JAVA_HOME to a JDK 17 or later" ;;
  esac
  [ "$java_version" -ge 17 ] || fail "$java is Java $java_version; install JDK 17 or later, or set JAVA_HOME"
}

# Sets $java_version to 17 for Java 17 and to 8 for Java 1.8. The file `release` in the home of a JDK
# answers without starting a Java, which would cost more than all the rest of this script.
find_java_version() {
  java_version=
  java_release=$(dirname "$(readlink -f "$java")")/../release
  if [ -r "$java_release" ]; then
    while IFS='=' read -r key value; do
      [ "$key" != JAVA_VERSION ] || java_version=$value
    done <"$java_release"
  fi
  if [ -z "$java_version" ]; then
    java_version=$("$java" -version 2>&1 | sed -n 's/^[a-z]* version \("[^"]*"\).*/\1/p')
  fi
  java_version=${java_version#\"}
  java_version=${java_version#1.}
  java_version=${java_version%%[!0-9]*}
}

# Sets what Java 17 cannot find out: which of the three streams are a terminal, and how wide it is.
look_at_terminal() {
  tty_in=false
  tty_out=false
  tty_err=false
  tty_columns=0
  [ ! -t 0 ] || tty_in=true
  [ ! -t 1 ] || tty_out=true
  if [ -t 2 ]; then
    tty_err=true
    tty_columns=$(stty size <&2 2>/dev/null) || tty_columns=0
    tty_columns=${tty_columns#* }
  fi
}

# Becomes amiguard, so that signals and the exit code are its own: launch LIB [ARGUMENT…]
launch() {
  lib=$1
  shift
  look_at_terminal
  # Each `set` puts something in front. Java lets the last option win, and that is $AMIGUARD_OPTS.
  set -- -jar "$lib/amiguard.jar" "$@"
  set -f
  # shellcheck disable=SC2086 # holds several options, apart by spaces
  set -- ${AMIGUARD_OPTS:-} "$@"
  set +f
  [ ! -r "$lib/amiguard.jsa" ] || set -- "-XX:SharedArchiveFile=$lib/amiguard.jsa" "$@"
  # A short run gains more from quick compiling than from good code. Java logs its own troubles on
  # stdout, among our results, unless told otherwise.
  exec "$java" \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xss4m -Xlog:disable \
    -Dfile.encoding=UTF-8 \
    "-Damiguard.tty.in=$tty_in" "-Damiguard.tty.out=$tty_out" "-Damiguard.tty.err=$tty_err" \
    "-Damiguard.tty.columns=$tty_columns" \
    "$@"
}

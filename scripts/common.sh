# shellcheck shell=bash
# Shared by the scripts of this folder: messages, logs, stamps and the set-up lock. Sourced, never run.
# A step compares a hash of its inputs with its stamp in build/stamps; equal and outputs there means that there is nothing to do.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILD=$ROOT/build
STAMPS=$BUILD/stamps
LOGS=$BUILD/logs

# Messages go to standard error: standard output belongs to the agent's own command line.
say() { printf 'anyshot: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# hash_of PATH...: one hash over names and contents below the paths (relative to the repository), without what builds leave there.
hash_of() {
  (
    cd "$ROOT"
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name TestResults \) -prune \
      -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
  )
}

# is_current STAMP HASH OUTPUT...
is_current() {
  local stamp=$STAMPS/$1 hash=$2 output
  shift 2
  [[ -f $stamp && $(<"$stamp") == "$hash" ]] || return 1
  for output in "$@"; do
    [[ -e $output ]] || return 1
  done
}

set_stamp() {
  mkdir -p "$STAMPS"
  printf '%s\n' "$2" >"$STAMPS/$1"
}

# One set-up at a time; a second one waits and then finds the work done. The kernel frees the lock when the script ends, however it ends.
lock_setup() {
  mkdir -p "$BUILD" 2>/dev/null || die "cannot write to $BUILD: run as the owner of $ROOT"
  exec 9>"$BUILD/setup.lock"
  if ! flock -n 9; then
    say "another set-up is running, waiting for it"
    flock 9
  fi
}

# logged NAME COMMAND...: output goes to build/logs/NAME.log. Descriptor 9 is closed for the command: a compiler server
# that stays behind would otherwise keep the lock.
logged() {
  local log=$LOGS/$1.log
  shift
  mkdir -p "$LOGS"
  "$@" >"$log" 2>&1 </dev/null 9>&-
}

# network_failed NAME: whether the log of NAME shows that a server could not be reached.
network_failed() {
  grep -qE 'Could not resolve|Temporary failure|Unable to connect|Could not connect|Failed to fetch|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|NU1301' \
    "$LOGS/$1.log"
}

# Environment of every dotnet call: no ICU needed (the product uses the invariant culture), no home folder needed, no build node left behind.
dotnet_environment() {
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
  export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-${HOME:-$BUILD/dotnet-home}}
}

#!/usr/bin/env bash
# node.sh [test]: installs the locked npm packages of the Node.js parts (npm ci) and builds the page. Folders that do not exist are left out.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    die "Node.js is missing: install Node.js 20 or later with npm"
  fi
  local version
  version=$(node --version)
  version=${version#v}
  [[ ${version%%.*} -ge 20 ]] || die "Node.js 20 or later is needed, but this is $(node --version)"
}

# install FOLDER: npm ci when package-lock.json has changed since the last time.
install() {
  local folder=$1 stamp=npm-${1//\//-} hash
  hash=$(hash_of "$folder/package.json" "$folder/package-lock.json")
  local modules=$ROOT/$folder/node_modules
  is_current "$stamp" "$hash" "$modules" && return
  lock_setup
  is_current "$stamp" "$hash" "$modules" && return
  need_node
  say "installing the npm packages of $folder"
  if ! logged "$stamp" npm --prefix "$ROOT/$folder" ci --no-audit --no-fund; then
    network_failed "$stamp" && die "cannot install the npm packages of $folder: no npm registry can be reached (see build/logs/$stamp.log)"
    die "npm ci failed in $folder: $(grep -m 1 -E '^npm (error|ERR!)' "$LOGS/$stamp.log" || true) (see build/logs/$stamp.log)"
  fi
  set_stamp "$stamp" "$hash"
}

# build_page: Vite writes the page into the agent's wwwroot.
build_page() {
  local hash page=$ROOT/src/AnyShot.Edge/wwwroot/index.html
  hash=$(hash_of src/Dashboard)
  is_current page "$hash" "$page" && return
  lock_setup
  is_current page "$hash" "$page" && return
  say "building the page"
  if ! logged page npm --prefix "$ROOT/src/Dashboard" run build; then
    tail -n 15 "$LOGS/page.log" >&2
    die "the page does not build (see build/logs/page.log)"
  fi
  set_stamp page "$hash"
}

if [[ -f $ROOT/src/OpcUa/package-lock.json ]]; then install src/OpcUa; fi
if [[ -f $ROOT/src/Dashboard/package-lock.json ]]; then
  install src/Dashboard
  build_page
fi
if [[ ${1:-} == test ]]; then
  install tests/AnyShot.Edge.Tests/Sparkplug/decoder
  install tests/Interop/mqtt-client
fi

#!/usr/bin/env bash
# Installs the Debian packages that are missing: packages.sh run|build|test|fashion-mnist
# Each of the first three includes the ones before it; fashion-mnist is a data set and stands alone. ANYSHOT_SKIP_APT=1 leaves packages to whoever manages the machine.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case "${1:-}" in
  run) lists=("$ROOT"/scripts/packages-run.txt) ;;
  build) lists=("$ROOT"/scripts/packages-{run,build}.txt) ;;
  test) lists=("$ROOT"/scripts/packages-{run,build,test}.txt) ;;
  fashion-mnist) lists=("$ROOT"/scripts/packages-fashion-mnist.txt) ;;
  *)
    say "usage: scripts/packages.sh run|build|test|fashion-mnist"
    exit 2
    ;;
esac
[[ ${ANYSHOT_SKIP_APT:-} == 1 ]] && exit 0

mapfile -t wanted < <(sed -E 's/#.*//; s/[[:space:]]+//g; /^$/d' "${lists[@]}")

# What is missing is asked of dpkg each time: a stamp would not notice a package that was removed.
find_missing() {
  local package status
  local -A installed=()
  while read -r package status; do
    if [[ $status == installed ]]; then installed[$package]=1; fi
  done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null)
  missing=()
  for package in "${wanted[@]}"; do
    if [[ -z ${installed[$package]:-} ]]; then missing+=("$package"); fi
  done
}

command -v dpkg-query >/dev/null ||
  die "this is not a Debian system: install what scripts/packages-*.txt name in this system's way, then set ANYSHOT_SKIP_APT=1"
find_missing
[[ ${#missing[@]} -eq 0 ]] && exit 0

if [[ $(id -u) -eq 0 ]]; then
  as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n env)
else
  die "Debian packages are missing and this user is not root and has no sudo without a password: have 'apt-get install --no-install-recommends ${missing[*]}' run once"
fi
apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600)

lock_setup
find_missing
[[ ${#missing[@]} -eq 0 ]] && exit 0
say "installing Debian packages: ${missing[*]}"

# An index that cannot be fetched need not matter (a source of something else is down), so only the installation decides.
logged apt-update "${apt[@]}" update || true
if ! logged apt-install "${apt[@]}" install --no-install-recommends "${missing[@]}"; then
  if network_failed apt-install || network_failed apt-update; then
    die "cannot install ${missing[*]}: no Debian mirror can be reached (see build/logs/apt-install.log)"
  elif unknown=$(grep -oP "(Unable to locate package|Package ') ?\K[^' ]+" "$LOGS/apt-install.log" | sort -u | paste -sd ' '); then
    die "cannot install $unknown: this system has no such package (Debian 12 is what the lists are made for); install it in this system's way and set ANYSHOT_SKIP_APT=1"
  fi
  die "apt-get could not install ${missing[*]}: $(grep -m 1 '^E:' "$LOGS/apt-install.log" || echo "see build/logs/apt-install.log")"
fi

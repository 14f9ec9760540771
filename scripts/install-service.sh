#!/usr/bin/env bash
# Installs the agent as a systemd service: files to /opt/anyshot-edge, user, state, configuration to /etc/anyshot-edge/edge.json (kept when it exists).
# install-service.sh [--root FOLDER] lays everything out below FOLDER instead, for packaging; no user is made and no service touched there.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

root=
case "${1:-}" in
  '') [[ $(id -u) -eq 0 ]] || die "installing a service needs root: run it with sudo" ;;
  --root)
    [[ -n ${2:-} ]] || die "--root needs a folder"
    root=$(mkdir -p "$2" && cd "$2" && pwd)
    ;;
  *)
    say "usage: scripts/install-service.sh [--root FOLDER]"
    exit 2
    ;;
esac

"$ROOT/scripts/packages.sh" build
"$ROOT/scripts/native.sh"
"$ROOT/scripts/node.sh"
case "$(uname -m)" in
  aarch64) rid=linux-arm64 ;;
  *) rid=linux-x64 ;;
esac
"$ROOT/scripts/publish.sh" "$root/opt/anyshot-edge" -r "$rid"

units=$ROOT/systemd
install -D -m 0644 "$units/anyshot-edge.service" "$root/usr/lib/systemd/system/anyshot-edge.service"
install -D -m 0644 "$units/anyshot-edge.sysusers.conf" "$root/usr/lib/sysusers.d/anyshot-edge.conf"
install -D -m 0644 "$units/anyshot-edge.tmpfiles.conf" "$root/usr/lib/tmpfiles.d/anyshot-edge.conf"
# Version 254 brought growing restart delays; an older one would log two warnings at each start.
version=$(systemctl --version 2>/dev/null | sed -nE '1s/^systemd ([0-9]+).*/\1/p')
if [[ ${version:-0} -ge 254 ]]; then
  install -D -m 0644 "$units/growing-delay.conf" "$root/usr/lib/systemd/system/anyshot-edge.service.d/growing-delay.conf"
fi
mkdir -p "$root/etc/anyshot-edge"
if [[ ! -e $root/etc/anyshot-edge/edge.json ]]; then
  sed -E 's|"stateDirectory": *"[^"]*"|"stateDirectory": "/var/lib/anyshot-edge"|; s|"\./schema\.json"|"/opt/anyshot-edge/device-configs/schema.json"|' \
    "$ROOT/device-configs/demo.json" >"$root/etc/anyshot-edge/edge.json"
fi

if [[ -z $root ]]; then
  systemd-sysusers anyshot-edge.conf
  systemd-tmpfiles --create anyshot-edge.conf
  systemctl daemon-reload
  say "installed: edit /etc/anyshot-edge/edge.json, check it with '/opt/anyshot-edge/anyshot doctor --config /etc/anyshot-edge/edge.json', then 'systemctl enable --now anyshot-edge'"
fi

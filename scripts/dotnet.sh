#!/usr/bin/env bash
# Builds the agent (dotnet.sh run) or the whole solution with its tests (dotnet.sh test), in Release.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

inputs=(src Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig)
case "${1:-}" in
  run)
    target=src/AnyShot.Edge
    what="the agent"
    ;;
  test)
    target=AnyShot.Edge.sln
    what="the agent and its tests"
    inputs+=(tests AnyShot.Edge.sln)
    ;;
  *)
    say "usage: scripts/dotnet.sh run|test"
    exit 2
    ;;
esac

hash=$(hash_of "${inputs[@]}")
agent=$ROOT/src/AnyShot.Edge/bin/Release/net10.0/anyshot-edge.dll
is_current "dotnet-$1" "$hash" "$agent" && exit 0

lock_setup
is_current "dotnet-$1" "$hash" "$agent" && exit 0
command -v dotnet >/dev/null || die "the .NET SDK is missing: install the .NET 10 SDK and put dotnet on PATH"
dotnet_environment
version=$(cd "$ROOT" && dotnet --version 2>/dev/null) || die "the .NET 10 SDK is missing: this dotnet has none that global.json accepts"
[[ ${version%%.*} -ge 10 ]] || die "the .NET 10 SDK is needed, but this is $version"

say "building $what (about a minute the first time)"
log=dotnet-$1
if ! (cd "$ROOT" && logged "$log" dotnet build "$target" -c Release -v q -nologo); then
  network_failed "$log" && die "cannot restore the NuGet packages: no feed can be reached (see build/logs/$log.log)"
  grep -E 'error' "$LOGS/$log.log" | sort -u | head -n 20 >&2 || true
  die "$target does not build (see build/logs/$log.log)"
fi
set_stamp "dotnet-$1" "$hash"

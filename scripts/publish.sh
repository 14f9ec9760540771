#!/usr/bin/env bash
# Lays out what an installation needs: publish.sh FOLDER [ARGUMENTS OF dotnet publish], for example publish.sh build/agent -r linux-arm64.
# The native libraries and the Node.js parts must have been built (scripts/native.sh, scripts/node.sh).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
if [[ $# -lt 1 ]]; then
  say "usage: scripts/publish.sh FOLDER [ARGUMENTS OF dotnet publish]"
  exit 2
fi
target=$(mkdir -p "$1" && cd "$1" && pwd)
shift
dotnet_environment

lock_setup
say "publishing into $target"
# Without a host executable and without the runtime: both would have to be fetched for the other architecture, and updates of .NET come from the system.
if ! (cd "$ROOT" && logged publish dotnet publish src/AnyShot.Edge -c Release --no-self-contained -p:UseAppHost=false -v q -nologo -o "$target" "$@"); then
  network_failed publish && die "cannot restore the NuGet packages: no feed can be reached (see build/logs/publish.log)"
  grep -E 'error' "$LOGS/publish.log" | sort -u | head -n 20 >&2 || true
  die "src/AnyShot.Edge cannot be published (see build/logs/publish.log)"
fi

# machine_of FILE: the number of the processor in an ELF file's header (62 x86-64, 183 arm64).
machine_of() { od -An -t u2 -j 18 -N 2 "$1" | tr -d ' '; }

# SQLite comes from NuGet for the wanted architecture, our libraries from the machine that built them.
for library in "$target"/libanyshot_{torch,opencv}.so; do
  if [[ -f $target/libe_sqlite3.so && $(machine_of "$library") != "$(machine_of "$target/libe_sqlite3.so")" ]]; then
    say "$library was built for another architecture: replace it with one that scripts/native.sh builds on the target"
  fi
done

# The OPC UA process lies beside the agent's assembly.
rm -rf "$target/OpcUa"
cp -r "$ROOT/src/OpcUa" "$target/OpcUa"
rm -rf "$target/OpcUa/test"
cp -r "$ROOT/device-configs" "$target/"
# The README points to the other documents.
for document in LICENSE NOTICE README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md THIRD-PARTY.md docs; do
  if [[ -e $ROOT/$document ]]; then cp -r "$ROOT/$document" "$target/"; fi
done
install -m 0755 "$ROOT/scripts/anyshot-installed.sh" "$target/anyshot"

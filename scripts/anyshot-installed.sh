#!/bin/sh
# The agent's command line where it is installed: no set-up, no build. exec keeps the process id that systemd watches.
exec dotnet "$(dirname "$(readlink -f "$0")")/anyshot-edge.dll" "$@"

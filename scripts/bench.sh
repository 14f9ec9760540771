#!/usr/bin/env bash
# Runs the engine's benchmarks, or with "soak MINUTES FOLDER" the demo for so long while its memory is measured,
# or with "episodes FOLDER" the any-shot learner beside a plain PyTorch form of it (which needs python3-torch),
# or with "embed MODELFOLDER" one crop through a model of anyshot pretrain beside plain PyTorch,
# or with "classes BACKBONE" the time from a class in words to the first verdict under it; with "--changes N" behind it that of N changes beside a line of 10 frames a second,
# or with "page [first] [weight] [viewers] [hour]" measures of the live page in Chromium (bench/page/README.md). Called by `./anyshot bench` after its set-up.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
dotnet_environment

usage() {
  say "usage: ./anyshot bench [soak MINUTES FOLDER | episodes FOLDER | embed MODELFOLDER | classes BACKBONE [--changes N] | page [first] [weight] [viewers] [hour] [--turns N] [--minutes N] [--seconds N] [--browser]]"
  exit 2
}

case "${1:-}" in
  '') exec dotnet run -c Release --project "$ROOT/bench/AnyShot.Bench" ;;
  episodes)
    [[ $# -eq 2 ]] || usage
    exec dotnet run -c Release --project "$ROOT/bench/AnyShot.Bench" -- episodes "$2"
    ;;
  embed)
    [[ $# -eq 2 ]] || usage
    exec dotnet run -c Release --project "$ROOT/bench/AnyShot.Bench" -- embed "$(realpath "$2")"
    ;;
  classes)
    [[ $# -eq 2 || ($# -eq 4 && $3 == --changes) ]] || usage
    exec dotnet run -c Release --project "$ROOT/bench/AnyShot.Bench" -- "$@"
    ;;
  page)
    exec node "$ROOT/bench/page/bench.mjs" "${@:2}"
    ;;
  soak)
    [[ $# -eq 3 ]] || usage
    exec dotnet run -c Release --project "$ROOT/bench/Soak" -- "$2" "$3" "$ROOT/anyshot" demo
    ;;
  *) usage ;;
esac

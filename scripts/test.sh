#!/usr/bin/env bash
# Runs all tests and closes with one line, "N passed, N failed[, N skipped]". Called by `./anyshot test` after its set-up.
# test.sh [WORD] runs only the suites whose path contains WORD.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"
dotnet_environment

only=${1:-}
results=$BUILD/test-results
rm -rf "$results"
mkdir -p "$results"
suite_limit=20m # of one suite; a single test that hangs is ended after five minutes and named
passed=0 failed=0 skipped=0 failing=()

# count SUITE EXIT-CODE PASSED FAILED SKIPPED: a suite that ended badly without a failed test (crash, time limit) counts as one failure.
count() {
  passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
  if [[ $2 -ne 0 && $4 -eq 0 ]]; then failed=$((failed + 1)); fi
  if [[ $2 -ne 0 || $4 -ne 0 ]]; then failing+=("$1"); fi
  return 0
}

run_dotnet() {
  local project=$1 name code=0 counters total executed good bad
  name=$(basename "$project" .csproj)
  local assembly
  assembly=$(dirname "$project")/bin/Release/net10.0/$name.dll
  printf '\n== %s\n' "$project"
  # One suite after the other: the tensor suites use every core themselves.
  timeout --kill-after=30s "$suite_limit" dotnet test "$assembly" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang --blame-hang-timeout 5min --blame-hang-dump-type none </dev/null || code=$?
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null || true)
  number() { sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$counters"; }
  total=$(number total) executed=$(number executed) good=$(number passed) bad=$(number failed)
  # An empty test project is no failure: its runner finds nothing and writes no counters.
  if [[ -z $counters && $code -eq 0 ]]; then return; fi
  count "$project" "$code" "${good:-0}" "${bad:-0}" $((${total:-0} - ${executed:-0}))
}

# Node's own runner ("# pass 3" or "ℹ pass 3") and Vitest ("Tests  3 passed | 1 skipped (4)") are read; anything else counts by its exit code.
run_node() {
  local folder=$1 code=0 log=$results/${1//\//-}.log good bad skip
  printf '\n== %s\n' "$folder"
  timeout --kill-after=30s "$suite_limit" npm --prefix "$folder" test --if-present </dev/null 2>&1 | tee "$log" || code=$?
  sed -i -E 's/\x1b\[[0-9;]*m//g' "$log"
  node_number() { sed -nE "s/^(#|ℹ) $1 ([0-9]+)$/\2/p" "$log" | awk '{ n += $1 } END { print n + 0 }'; }
  if grep -qE '^(#|ℹ) pass [0-9]+$' "$log"; then
    good=$(node_number pass) skip=$(($(node_number skipped) + $(node_number todo)))
    bad=$(($(node_number fail) + $(node_number cancelled)))
  elif grep -qE '^ *Tests +.*\([0-9]+\)' "$log"; then
    vitest_number() { grep -E '^ *Tests ' "$log" | grep -oE "[0-9]+ $1" | grep -oE '^[0-9]+' || echo 0; }
    good=$(vitest_number passed) bad=$(vitest_number failed) skip=$(vitest_number skipped)
  elif grep -q '"test"' "$folder/package.json"; then
    good=$((code == 0 ? 1 : 0)) bad=0 skip=0
  else
    return
  fi
  count "$folder" "$code" "$good" "$bad" "$skip"
}

mapfile -t projects < <(find tests -name '*.csproj' -not -path '*/bin/*' -not -path '*/obj/*' | LC_ALL=C sort)
for project in "${projects[@]}"; do
  if [[ $project == *"$only"* ]]; then run_dotnet "$project"; fi
done
for folder in src/OpcUa src/Dashboard tests/Interop tests/Browser; do
  if [[ -f $folder/package.json && $folder == *"$only"* ]]; then run_node "$folder"; fi
done

printf '\n'
if [[ ${#failing[@]} -gt 0 ]]; then
  python3 scripts/failed-tests.py "$results"/*.trx || true
  grep -hE '^( *not ok| *✖| *FAIL| *×)' "$results"/*.log 2>/dev/null | head -n 20 || true
  printf 'failing: %s\n' "${failing[*]}"
fi
closing="$passed passed, $failed failed"
if [[ $skipped -gt 0 ]]; then closing+=", $skipped skipped"; fi
printf '%s\n' "$closing"
[[ $failed -eq 0 && $passed -gt 0 ]]

#!/usr/bin/env bash
# run.sh NAME FOLDER SECONDS   replays the inputs found before, then fuzzes for SECONDS (0: only
#                              replays them and the seeds, which gives the same answer every time)
#
# FOLDER is where CMake built the fuzzers. What a run learns stays there in corpus/NAME and is the
# next run's start. An input that fails is left in FOLDER as NAME-crash-..., NAME-timeout-...:
# commit it as tests/fuzz/found/NAME/WHAT together with the repair.
set -euo pipefail
name=$1 folder=$2 seconds=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck disable=SC1090
. "$folder/$name.run"

export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0
export UBSAN_OPTIONS=print_stacktrace=1
ASAN_SYMBOLIZER_PATH=$(command -v llvm-symbolizer llvm-symbolizer-19 | head -n 1 || true)
export ASAN_SYMBOLIZER_PATH

# 2 GiB and 10 s are far above what 64 KiB of input may cost.
options=(-rss_limit_mb=2048 -timeout=10 -max_len=65536 "-artifact_prefix=$folder/$name-")
[ -z "$dictionary" ] || options+=("-dict=$dictionary")

found=()
if [ -d "$here/found/$name" ]; then found=("$here/found/$name"/*); fi
if [ ${#found[@]} -gt 0 ]; then "$program" "${options[@]}" "${found[@]}"; fi

mkdir -p "$folder/corpus/$name"
for seed in "${seeds[@]}"; do
  [ -d "$seed" ] || { echo "no seeds in $seed" >&2; exit 1; }
done
if [ "$seconds" = 0 ]; then exec "$program" "${options[@]}" -runs=0 "${seeds[@]}"; fi
exec "$program" "${options[@]}" -max_total_time="$seconds" -print_final_stats=1 -verbosity=1 \
  "$folder/corpus/$name" "${seeds[@]}"

#!/bin/sh
# Times planc beside tools that read the same plan: run.sh PLANC [GOALS] [FOLDER] [RUNS]
#
# Each command runs as a whole process over files that are in the page cache, after its output was removed. Tools that
# are not installed are left out. Needs python3 and hyperfine.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
planc=$(realpath "$1")
goals=${2:-100}
work=${3:-${TMPDIR:-/tmp}/planc-peers}/$goals
runs=${4:-5}

has() { command -v "$1" >/dev/null 2>&1; }

mkdir -p "$work"
for format in planc md mdbook mdbook-nosearch hugo ledger; do
    rm -rf "${work:?}/$format"
    python3 "$here/generate.py" --goals "$goals" --format "$format" --out "$work/$format"
done
cp -r "$work/planc" "$work/planc-nosearch.new"
rm -rf "$work/planc-nosearch"
mv "$work/planc-nosearch.new" "$work/planc-nosearch"
printf '\n[site]\nsearch = false\n' >> "$work/planc-nosearch/planc.toml"

out=$work/out

time_one() {
    hyperfine --shell=sh --warmup 1 --runs "$runs" --prepare "rm -rf '$out'" --export-json "$work/time.json" \
        --command-name "$1" "$2" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; return 0; }
    python3 - "$work/time.json" <<'PYTHON'
import json, sys
time = json.load(open(sys.argv[1]))["results"][0]
print(f"{time['command']:28} {time['median']:8.3f} s  user {time['user']:8.3f}  system {time['system']:8.3f}  "
      f"{time['min']:.3f}..{time['max']:.3f}", flush=True)
PYTHON
}

time_one "cat (reading)" "cat '$work'/planc/*.plan >/dev/null"
has cmark-gfm && time_one "cmark-gfm" "cmark-gfm -e table '$work'/md/*.md >/dev/null"
time_one "planc check" "'$planc' check '$work/planc'"
time_one "planc build, no search" "'$planc' build '$work/planc-nosearch' --out '$out'"
time_one "planc build" "'$planc' build '$work/planc' --out '$out'"
rm -rf "$out"
"$planc" build "$work/planc" --out "$work/built" >/dev/null 2>&1
time_one "cp -r of planc's output" "cp -r '$work/built' '$out'"
has mdbook && time_one "mdbook, no search" "mdbook build '$work/mdbook-nosearch' --dest-dir '$out'"
has mdbook && time_one "mdbook" "mdbook build '$work/mdbook' --dest-dir '$out'"
has hugo && time_one "hugo" "hugo --quiet --source '$work/hugo' --destination '$out'"
has ledger && time_one "ledger (sums alone)" "ledger -f '$work/ledger/main.journal' balance --strict"
exit 0

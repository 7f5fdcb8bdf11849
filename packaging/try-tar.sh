#!/usr/bin/env bash
# try-tar.sh OUT   runs the command line of the archive on this machine, whatever Linux it is, from a folder of another name.
set -euo pipefail
fail() { echo "xanh: $*" >&2; exit 1; }
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/một nơi khác"
tar -xzf "$out"/*-linux-*.tar.gz -C "$work/một nơi khác" --strip-components=1
xanh="$work/một nơi khác/bin/xanh"
"$xanh" report public/sample/mau-lao-cai.xlsx --format json >"$work/here.json" || fail "the command line does not run here"
python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/here.json"
build/package-linux/static/xanh report public/sample/mau-lao-cai.xlsx --format json | cmp - "$work/here.json"
"$xanh" memo public/sample/mau-lao-cai.xlsx -o "$work/report.docx"
"$xanh" sample --rows 50000 --seed 1 --format csv -o "$work/list.csv"
XANH_THREADS=4 "$xanh" report "$work/list.csv" >"$work/threads.txt"
"$xanh" report "$work/list.csv" | cmp - "$work/threads.txt"
echo "The archive's command line runs on $(. /etc/os-release; echo "$PRETTY_NAME")" >&2

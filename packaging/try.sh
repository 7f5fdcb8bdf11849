#!/usr/bin/env bash
# try.sh OUT   tries the packages of OUT where the tools are: papers, archives, and the Windows programs under wine.
set -euo pipefail
# One screen for all: wine keeps its desktop where it first drew. Windows makes no window larger than its screen.
[ -n "${XANH_SCREEN:-}" ] || exec env XANH_SCREEN=1 xvfb-run -a -s "-screen 0 1920x1200x24" bash "$0" "$@"
out=$(realpath "$1")
repo=$PWD
fail() { echo "xanh: $*" >&2; exit 1; }
work=$(mktemp -d)
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT

(cd "$out" && sha256sum --check --quiet SHA256SUMS) || fail "SHA256SUMS does not hold"
[ "$(cd "$out" && ls | grep -cv '^SHA256SUMS$')" = "$(wc -l <"$out/SHA256SUMS")" ] || fail "SHA256SUMS leaves files out"

python3 - "$out"/*.cdx.json "$out/THIRD-PARTY-NOTICES.txt" cmake/sources.txt packaging/sources.txt <<'PY'
import json, sys
bill = json.load(open(sys.argv[1])); notices = open(sys.argv[2], encoding="utf-8").read()
assert bill["bomFormat"] == "CycloneDX" and bill["specVersion"] == "1.5"
names = {part["name"]: part for part in bill["components"]}
refs = [part["bom-ref"] for part in bill["components"]]
assert len(refs) == len(set(refs)) and sorted(bill["dependencies"][0]["dependsOn"]) == sorted(refs)
for pins in sys.argv[3:]:
    for line in open(pins):
        if line.strip() and not line.startswith("#"):
            name, version, _, sha256 = line.split()[:4]
            assert names[name]["version"] == version, name
            assert names[name]["externalReferences"][0]["hashes"][0]["content"] == sha256, name
for words in ("Omar Cornut", "Jean-loup Gailly", "Arseny Kapoulkine", "Niels Lohmann", "Henry Schreiner", "SIL Open Font License", "GLFW",
              "GNU Lesser General Public License", "mingw"):
    assert words.lower() in notices.lower(), words + " is not in the notices"
PY

commands=$(build/package-linux/xanh --help | sed -n '/^Subcommands:/,$ s/^  \([a-z0-9]\{1,\}\) .*/\1/p')
[ "$(wc -w <<<"$commands")" -gt 10 ] || fail "the help names no commands"
for command in $commands; do
  grep -q "^\.B.*\b$command\b" packaging/xanh.1 || fail "the manual does not name xanh $command"
done

desktop-file-validate native/window/xanh.desktop || fail "the entry for desktops is not valid"
# Errors and warnings of Debian's own checker. The project has no mail address, and its own zlib gives the same bytes
# everywhere.
lintian --allow-root --fail-on error,warning --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,embedded-library \
  "$out"/*.deb || fail "lintian has found faults"

# No path of this machine, and nothing of it but what the program needs.
for program in build/package-linux/xanh build/package-linux/static/xanh build/package-windows/*.exe; do
  ! grep -aqF -e "$repo" -e "$HOME/" -e "${XDG_CACHE_HOME:-/nowhere}" "$program" || fail "$program holds a path of this machine"
done
file build/package-linux/static/xanh | grep -q 'statically linked' || fail "the command line of the archive is not static"

# ---------------------------------------------------------------- site and page
mkdir "$work/site"
unzip -q "$out"/*-site.zip -d "$work/site"
site=$(echo "$work"/site/*-site)
for name in $(grep -o '"[a-z]*\.[0-9a-f]\{12\}\.[a-z]*"' "$site/index.html" | tr -d '"'); do
  [ -s "$site/$name" ] || fail "the site misses $name"
done
cmp "$out"/*.html build/wasm/dist/xanh.html

# ---------------------------------------------------------------- Windows
# Names as they are in offices: Vietnamese letters and spaces, in arguments, folders and outputs.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1760000000}   # both tell the same time
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
mkdir "$work/wine" "$work/windows" "$work/Số liệu tháng 10"
unzip -q "$out"/*-windows-*.zip -d "$work/windows"
windows=$(echo "$work"/windows/*)
sample="$work/Số liệu tháng 10/mẫu Lào Cai.xlsx"
cp public/sample/mau-lao-cai.xlsx "$sample"
cd "$work/Số liệu tháng 10"
wineserver --persistent   # one for all that follows
wine "$windows/xanh.exe" --version >/dev/null 2>&1 || true   # makes wine's own folder
for format in json csv table; do
  wine "$windows/xanh.exe" report "mẫu Lào Cai.xlsx" --format "$format" >"$work/windows.$format" 2>"$work/errors" ||
    { cat "$work/errors" >&2; fail "xanh.exe report --format $format"; }
  "$repo/build/package-linux/static/xanh" report "mẫu Lào Cai.xlsx" --format "$format" >"$work/linux.$format"
  cmp "$work/linux.$format" "$work/windows.$format" || fail "Windows and Linux give different figures"
done
# What is written into files, by the same words on both: workbooks, pictures, pages, archives.
mkdir "Tệp Windows" "Tệp Linux"
same_file() {
  local name=$1
  shift
  "$repo/build/package-linux/static/xanh" "$@" -o "Tệp Linux/$name" || fail "xanh $*"
  wine "$windows/xanh.exe" "$@" -o "Tệp Windows/$name" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; fail "xanh.exe $*"; }
  [ -s "Tệp Linux/$name" ] && cmp "Tệp Linux/$name" "Tệp Windows/$name" || fail "Windows and Linux write different files: xanh $*"
}
sample="mẫu Lào Cai.xlsx"
same_file "báo cáo.docx" memo "$sample"
same_file "báo cáo.html" memo "$sample"
same_file "đơn vị.xlsx" report "$sample" --by unit
same_file "xếp hạng.xlsx" ranking "$sample"
same_file "xếp hạng (trang).xlsx" export "$sample" --page ranking --what xlsx
same_file "xếp hạng.csv" export "$sample" --page ranking --what csv
same_file "số liệu.xanh.json" export "$sample" --what snapshot
same_file "nhắc việc.docx" export "$sample" --what followup
same_file "biểu đồ.png" chart "$sample" --page spread
same_file "biểu đồ.svg" chart "$sample" --page trend --theme dark
same_file "tiện ích.html" widget "$sample"
same_file "trình bày.zip" present "$sample"
# The names of files and what the page would call them: told as UTF-8, and found again in the folder.
name=$(wine "$windows/xanh.exe" export "$sample" --what memo 2>"$work/errors") || { cat "$work/errors" >&2; fail "xanh.exe export"; }
[ -s "$name" ] && cmp "$name" "Tệp Linux/báo cáo.docx" || fail "the report that xanh.exe named $name"
# Long lists are read on threads.
"$repo/build/package-linux/static/xanh" sample --rows 60000 --seed 3 --format csv -o "danh sách.csv"
XANH_THREADS=3 wine "$windows/xanh.exe" report "danh sách.csv" --format json >"$work/threads.json" 2>/dev/null
"$repo/build/package-linux/static/xanh" report "danh sách.csv" --format json | cmp - "$work/threads.json" || fail "threads under Windows"
code=0; wine "$windows/xanh.exe" report "không có.xlsx" >/dev/null 2>"$work/errors" || code=$?
[ "$code" = 1 ] && grep -q 'không có.xlsx' "$work/errors" || { cat "$work/errors" >&2; fail "a missing file under Windows: exit code $code"; }
code=0; wine "$windows/xanh.exe" nonsense >/dev/null 2>&1 || code=$?
[ "$code" = 2 ] || fail "a wrong command under Windows: exit code $code"
wine "$windows/xanh-window.exe" "mẫu Lào Cai.xlsx" --screenshot "hình Windows.png" --size 1366x768 --act page:overview \
  2>"$work/errors" || { cat "$work/errors" >&2; fail "xanh-window.exe"; }
"$repo/build/package-linux/xanh" window "mẫu Lào Cai.xlsx" --screenshot linux.png --size 1366x768 --act page:overview
# The same picture but for the rounding of two drivers.
python3 - linux.png "hình Windows.png" <<'PY'
import sys
from PIL import Image, ImageChops, ImageStat
linux, windows = (Image.open(name).convert("RGB") for name in sys.argv[1:])
assert linux.size == windows.size == (1366, 768), (linux.size, windows.size)
assert len(set(linux.resize((64, 36)).getdata())) > 20, "an empty picture"
mean = max(ImageStat.Stat(ImageChops.difference(linux, windows)).mean)
assert mean < 2, f"the pictures differ by {mean} of 255"
PY
mkdir -p "$repo/build/package-work/pictures" && cp linux.png "hình Windows.png" "$repo/build/package-work/pictures/"
# A window that is closed as Windows closes it keeps its place in the user's folder, and opens there again, whatever
# letters the user's name has.
wine reg add 'HKCU\Volatile Environment' /v APPDATA /d 'C:\users\Nguyễn Văn Ánh\AppData' /f >/dev/null 2>&1
kept="$WINEPREFIX/drive_c/users/Nguyễn Văn Ánh/AppData/Xanh/window.json"
mkdir -p "$(dirname "$kept")"
echo '{"width":1111,"height":700}' >"$kept"
bash -c '
  wine "$0" "mẫu Lào Cai.xlsx" & program=$!
  for _ in {1..60}; do
    sleep 1
    wine taskkill /im xanh-window.exe >/dev/null 2>&1 || true
    kill -0 $program 2>/dev/null || break
  done
  wait $program' "$windows/xanh-window.exe" 2>"$work/errors" || { cat "$work/errors" >&2; fail "closing xanh-window.exe"; }
grep -q '"width":1111,"height":700,"x":.*"maximised":false' "$kept" || { cat "$kept" "$work/errors" >&2; fail "the window has not kept its place"; }
echo "The Windows programs give what the Linux ones give" >&2

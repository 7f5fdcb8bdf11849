#!/usr/bin/env bash
# Fetches the pinned sources of $2 (a file like cmake/sources.txt) from the Debian archive into $1, checks
# their SHA-256 and unpacks each into <name>-<version>. Run where apt is Debian 13's.
# apt works on folders of its own, so that the machine's package lists stay as they are.
set -euo pipefail
target=$1 pins=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target" "$work"/{lists/partial,cache/archives/partial,parts}
cat /etc/apt/sources.list 2>/dev/null | sed -n 's/^deb /deb-src /p' >"$work/src.list"
for file in /etc/apt/sources.list.d/*.sources; do
  [ -e "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/$(basename "$file")"
done
apt_options=(-q -o "Dir::Etc::SourceList=$work/src.list" -o "Dir::Etc::SourceParts=$work/parts"
  -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
apt-get "${apt_options[@]}" update >/dev/null
grep -v '^#' "$pins" | while read -r name version package sha256 _; do
  folder="$target/$name-$version"
  [ -d "$folder" ] && continue
  mkdir -p "$work/$name"
  (cd "$work/$name" && apt-get "${apt_options[@]}" source --download-only --tar-only "$package" >/dev/null 2>&1) ||
    { echo "xanh: the source package $package could not be fetched" >&2; exit 1; }
  tarball=$(ls "$work/$name"/*.orig.tar.*)
  echo "$sha256  $tarball" | sha256sum --check --quiet ||
    { echo "xanh: $(basename "$tarball") is not the pinned file" >&2; exit 1; }
  mkdir -p "$work/$name/tree"
  tar -xf "$tarball" -C "$work/$name/tree" --strip-components=1
  mv "$work/$name/tree" "$folder"
done

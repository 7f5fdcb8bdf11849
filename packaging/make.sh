#!/usr/bin/env bash
# make.sh OUT SOURCES   puts what was built into packages in OUT. SOURCES holds the pinned sources; the time of every
# file is SOURCE_DATE_EPOCH, so that two builds of one commit give the same bytes.
set -euo pipefail
out=$1 sources=$2
export LC_ALL=C.UTF-8 TZ=UTC
umask 022
version=$(sed -n 's/^project(xanh VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
arch=$(dpkg --print-architecture)
machine=$(uname -m)
work=build/package-work
linux=build/package-linux windows=build/package-windows page=build/wasm/dist
rm -rf "$work/stage"
mkdir -p "$out" "$work/stage"
rm -f "$out"/*

python3 packaging/papers.py "$sources" build/package-linux/fonts "$work/emscripten" "$version" "$out"
notices="$out/THIRD-PARTY-NOTICES.txt"

# file MODE FROM TO
file() { install -D -m "$1" "$2" "$3"; }
squeeze() { gzip -9n <"$1" >"$2"; chmod 644 "$2"; }
fix_times() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }
manual() { sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/" packaging/xanh.1; }

# ---------------------------------------------------------------- Debian
deb="$work/stage/deb"
DESTDIR="$PWD/$deb" cmake --install "$linux" --prefix /usr >/dev/null
doc="$deb/usr/share/doc/xanh"
mkdir -p "$doc" "$deb/usr/share/man/man1" "$deb/DEBIAN"
manual >"$work/xanh.1"
squeeze "$work/xanh.1" "$deb/usr/share/man/man1/xanh.1.gz"
{ sed -n '1,/^@LICENCE@$/p' packaging/copyright | sed '$d'
  sed '1,2d; s/^$/./; s/^/ /' LICENSE; } >"$doc/copyright"
squeeze "$notices" "$doc/THIRD-PARTY-NOTICES.txt.gz"
printf 'xanh (%s) stable; urgency=medium\n\n  * What has changed: see the history of the source.\n\n -- %s  %s\n' "$version" \
  "The Xanh contributors <xanh@localhost>" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" >"$work/changelog"
squeeze "$work/changelog" "$doc/changelog.gz"
chmod 644 "$doc/copyright"
chmod 755 "$deb/usr/bin/xanh"
mkdir -p "$work/shlibs/debian"
printf 'Source: xanh\n\nPackage: xanh\nArchitecture: any\n' >"$work/shlibs/debian/control"
depends=$(cd "$work/shlibs" && dpkg-shlibdeps -O "../stage/deb/usr/bin/xanh" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo "xanh: what the program depends on is not known" >&2; exit 1; }
sed -e "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@DEPENDS@/$depends/" \
  -e "s/@SIZE@/$(du -sk --apparent-size "$deb/usr" | cut -f1)/" packaging/control >"$deb/DEBIAN/control"
(cd "$deb" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$deb/DEBIAN/md5sums"
fix_times "$deb"
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/xanh_${version}_$arch.deb" >/dev/null

# ---------------------------------------------------------------- any Linux
name="xanh-$version-linux-$machine"
tree="$work/stage/tar/$name"
file 755 "$linux/static/xanh" "$tree/bin/xanh"
file 755 "$linux/xanh" "$tree/lib/xanh/xanh"
file 755 packaging/xanh-window "$tree/bin/xanh-window"
mkdir -p "$tree/share/man/man1"
squeeze "$work/xanh.1" "$tree/share/man/man1/xanh.1.gz"
file 644 public/pictures/xanh.svg "$tree/share/icons/xanh.svg"
for paper in LICENSE "$notices" packaging/linux/README.txt; do file 644 "$paper" "$tree/$(basename "$paper")"; done
tar --create --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  -C "$work/stage/tar" "$name" | gzip -9n >"$out/$name.tar.gz"

# ---------------------------------------------------------------- Windows
if [ -e "$windows/xanh.exe" ]; then
  name="xanh-$version-windows-x86_64"
  tree="$work/stage/windows/$name"
  file 755 "$windows/xanh.exe" "$tree/xanh.exe"
  file 755 "$windows/xanh-window.exe" "$tree/xanh-window.exe"
  for paper in LICENSE "$notices" packaging/windows/README.txt; do
    mkdir -p "$tree"
    sed 's/$/\r/' "$paper" >"$tree/$(basename "$paper" | sed 's/^LICENSE$/LICENSE.txt/')"
  done
  python3 packaging/zip.py "$out/$name.zip" "$work/stage/windows"
fi

# ---------------------------------------------------------------- the page
site="$work/stage/site/xanh-$version-site"
mkdir -p "$site"
cp -r "$page/site/." "$site"
mkdir -p "$work/stage/site/deploy"
cp public/deploy/nginx.conf public/deploy/web.config LICENSE "$notices" "$work/stage/site/deploy"
python3 packaging/zip.py "$out/xanh-$version-site.zip" "$work/stage/site"
cp "$page/xanh.html" "$out/xanh-$version.html"

(cd "$out" && LC_ALL=C sha256sum -- * >"../package-work/sums" && mv ../package-work/sums SHA256SUMS)

#!/usr/bin/env bash
# try-deb.sh ROOT DEB   installs the package in ROOT, a Debian 13 that holds nothing but apt, runs it there, and removes
# it: no file may stay. A hook of mmdebstrap.
set -euo pipefail
root=$1 deb=$2
fail() { echo "xanh: $*" >&2; exit 1; }
there() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"; }
files() { there find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /var/cache -o -path /var/log \
  -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /root/.cache \) -prune -o -print | LC_ALL=C sort; }

mkdir -p "$root/tmp/try"
cp "$deb" "$root/tmp/try/xanh.deb"
cp public/sample/mau-lao-cai.xlsx "$root/tmp/try/"
build/package-linux/static/xanh report public/sample/mau-lao-cai.xlsx --format json >"$root/tmp/try/wanted.json"
# What the package needs, and a screen to try the window on.
there apt-get install -y -q --no-install-recommends xvfb xauth /tmp/try/xanh.deb
there apt-get purge -y -q xanh   # what it depends on stays, so that only its own files count
before=$(files)
there apt-get install -y -q --no-install-recommends /tmp/try/xanh.deb
there sh -ec '
  cd /tmp/try
  xanh --version
  xanh report mau-lao-cai.xlsx --format json | cmp - wanted.json
  xanh memo mau-lao-cai.xlsx -o report.docx
  xvfb-run -a xanh window mau-lao-cai.xlsx --screenshot window.png --size 1366x768
  test -s window.png
  test -s /usr/share/applications/xanh.desktop
  test -s /usr/share/icons/hicolor/scalable/apps/xanh.svg
  ! ldd /usr/bin/xanh | grep "not found"
  dpkg --verify xanh' || fail "the installed program does not do what it must"
if [ ! -e "$root/etc/dpkg/dpkg.cfg.d/excludes" ]; then there test -s /usr/share/doc/xanh/copyright; fi
there apt-get purge -y -q xanh
after=$(files)
diff <(echo "$before") <(echo "$after") || fail "the package leaves files behind"
rm -rf "$root/tmp/try"
echo "The package installs, runs and goes without a trace in a fresh Debian 13"

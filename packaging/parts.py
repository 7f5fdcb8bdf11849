"""What of others is inside each product: name, version, where it comes from, its licence and the licence's text.

Read from what the build used: the pins, the lock file of the typeface, the packages of the environment.
"""
import json
import os
import subprocess

PAGE, DEB, TAR, WINDOWS = "page", "deb", "tar", "windows"
ALL = (PAGE, DEB, TAR, WINDOWS)
PROGRAMS = (DEB, TAR, WINDOWS)

# Sources that are fetched: (SPDX licence, file with its text, products)
FETCHED = {
    "imgui": ("MIT", "LICENSE.txt", ALL),
    "zlib": ("Zlib", "LICENSE", ALL),
    "pugixml": ("MIT", "LICENSE.md", ALL),
    "glfw": ("Zlib", "LICENSE.md", (WINDOWS,)),
}

# Debian packages whose contents end up in a product: (name, package, SPDX licence, products)
INSTALLED = (
    ("nlohmann-json", "nlohmann-json3-dev", "MIT", ALL),
    ("fast_float", "libfast-float-dev", "Apache-2.0 OR BSL-1.0 OR MIT", ALL),
    ("CLI11", "libcli11-dev", "BSD-3-Clause", PROGRAMS),
    ("libstdc++ and libgcc", "libstdc++-14-dev", "GPL-3.0-or-later WITH GCC-exception-3.1", (TAR,)),
    ("glibc", "libc6-dev", "LGPL-2.1-or-later", (TAR,)),
    ("libstdc++ and libgcc for Windows", "g++-mingw-w64-x86-64-posix", "GPL-3.0-or-later WITH GCC-exception-3.1", (WINDOWS,)),
    ("mingw-w64 runtime and winpthreads", "mingw-w64-x86-64-dev", "ZPL-2.1 AND MIT", (WINDOWS,)),
)


class Part:
    def __init__(self, name, version, licence, products, purl, text, sha256=None, url=None):
        self.name, self.version, self.licence, self.products = name, version, licence, products
        self.purl, self.text, self.sha256, self.url = purl, text, sha256, url


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def installed_version(package):
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], check=True, capture_output=True,
                          text=True).stdout


def fetched(sources):
    for pins in ("cmake/sources.txt", "packaging/sources.txt"):
        for line in read(pins).splitlines():
            if not line or line.startswith("#"):
                continue
            name, version, _, sha256, url, tag = line.split()
            licence, file, products = FETCHED[name]  # a new pin must say what it is: KeyError names it
            owner = "/".join(url.removesuffix(".git").split("/")[-2:])
            yield Part(name, version, licence, products, f"pkg:github/{owner}@{tag}",
                       read(os.path.join(sources, f"{name}-{version}", file)), sha256, url.removesuffix(".git"))


def installed():
    for name, package, licence, products in INSTALLED:
        version = installed_version(package)
        yield Part(name, version, licence, products, f"pkg:deb/debian/{package.replace('+', '%2B')}@{version.replace('+', '%2B')}",
                   read(f"/usr/share/doc/{package}/copyright"))


def typeface(fonts):
    lock = json.loads(read("public/fonts/package-lock.json"))
    for path, entry in lock["packages"].items():
        if path:
            name = path.removeprefix("node_modules/")
            folder = os.path.join(fonts, path)
            yield Part("IBM Plex Sans (" + name + ")", entry["version"], "OFL-1.1", ALL, f"pkg:npm/{name.replace('@', '%40')}@{entry['version']}",
                       read(os.path.join(folder, "LICENSE_FONT")))


def compiler_of_the_page(folder):
    """`folder` holds what the page's environment said of Emscripten: version, copyright."""
    version = read(os.path.join(folder, "version")).strip()
    yield Part("Emscripten runtime: musl, libc++, compiler-rt, dlmalloc", version, "MIT AND (Apache-2.0 WITH LLVM-exception) AND CC0-1.0",
               (PAGE,), f"pkg:deb/debian/emscripten@{version.replace('+', '%2B')}", read(os.path.join(folder, "copyright")))


def all_parts(sources, fonts, emscripten):
    return [*fetched(sources), *typeface(fonts), *installed(), *compiler_of_the_page(emscripten)]

"""papers.py SOURCES FONTS EMSCRIPTEN VERSION OUT   the notices and the bill of materials of all products.

OUT/THIRD-PARTY-NOTICES.txt (licence texts as the sources have them) and OUT/xanh-VERSION.cdx.json (CycloneDX 1.5).
The same inputs give the same bytes: the time is SOURCE_DATE_EPOCH, the serial number follows from the content.
"""
import datetime
import hashlib
import json
import os
import sys
import uuid

import parts

HEAD = """Xanh contains the following works of others. Xanh itself is under the MIT licence (LICENSE).

Names of products below: "page" is xanh.html and the site, "deb" the Debian package, "tar" the archive for Linux,
"windows" the archive for Windows. Headers that are compiled in are listed as well.

The C library in the command line of "tar" is linked into it under the LGPL 2.1, section 6: the source of Xanh and
`./dev package` let everybody link it anew with a changed C library.

The names of administrative units in public/rules/units.json are facts drawn from the MIT-licensed
vietnamese-provinces-database by Thang Le Quoc.
"""


def notices(found):
    lines = [HEAD, ""]
    for part in found:
        lines += [f"  {part.name} {part.version}: {part.licence} (in: {', '.join(part.products)})"]
    shown = {}
    for part in found:
        shown.setdefault(part.text.strip(), []).append(f"{part.name} {part.version}")
    for text, names in shown.items():
        lines += ["", "=" * 110, *names, "=" * 110, "", text]
    return "\n".join(lines) + "\n"


def licence(expression):
    simple = " " not in expression
    return [{"license": {"id": expression}}] if simple else [{"expression": expression}]


def component(part):
    out = {"type": "library", "bom-ref": part.purl, "name": part.name, "version": part.version,
           "licenses": licence(part.licence), "purl": part.purl,
           "properties": [{"name": "xanh:product", "value": product} for product in part.products]}
    if part.url:
        # The checksum is the archive's, not the component's: it belongs to the reference.
        out["externalReferences"] = [{"type": "distribution", "url": part.url,
                                      "hashes": [{"alg": "SHA-256", "content": part.sha256}]}]
    return out


def bill(found, version, epoch):
    root = f"pkg:generic/xanh@{version}"
    out = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": root, "name": "xanh", "version": version, "purl": root,
                          "licenses": licence("MIT")}},
        "components": [component(part) for part in found],
        "dependencies": [{"ref": root, "dependsOn": [part.purl for part in found]}],
    }
    digest = hashlib.sha256(json.dumps(out, sort_keys=True).encode()).digest()
    return {"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
            "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}", **out}


def main():
    sources, fonts, emscripten, version, out = sys.argv[1:]
    found = parts.all_parts(sources, fonts, emscripten)
    with open(os.path.join(out, "THIRD-PARTY-NOTICES.txt"), "w", encoding="utf-8") as file:
        file.write(notices(found))
    with open(os.path.join(out, f"xanh-{version}.cdx.json"), "w", encoding="utf-8") as file:
        json.dump(bill(found, version, int(os.environ["SOURCE_DATE_EPOCH"])), file, indent=1, ensure_ascii=False)
        file.write("\n")


main()

"""zip.py OUT.zip FOLDER   packs FOLDER's content: sorted, dated by SOURCE_DATE_EPOCH, the same bytes for the same files."""
import os
import sys
import time
import zipfile

out, folder = sys.argv[1:]
date = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
paths = sorted(os.path.relpath(os.path.join(place, name), folder) for place, _, names in os.walk(folder) for name in names)
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in paths:
        full = os.path.join(folder, path)
        entry = zipfile.ZipInfo(path.replace(os.sep, "/"), date)
        entry.create_system = 3
        entry.external_attr = (0o100755 if os.access(full, os.X_OK) else 0o100644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        with open(full, "rb") as file:
            archive.writestr(entry, file.read(), compresslevel=9)

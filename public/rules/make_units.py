#!/usr/bin/env python3
"""Makes units.json, the administrative units of Viet Nam as Xanh uses them.

  make_units.py NOW BEFORE > units.json

NOW:    {"note": ..., "provinces": [{"gso", "h", "name", "full_name", "former_gso", "former_names",
        "absorbed_h_unverified", "communes": [{"code", "name", "full_name"}]}]}, since 2025-07-01.
BEFORE: [{"gso", "name", "full_name", "districts": [{"code", "full_name"}]}], until 2025-06-30.
Both hold facts of the vietnamese-provinces-database (MIT licence), NOW also the H codes of the
national portal.

The result has one province a line and no space, since it is built into the page. A commune or
district is [code, full name]; its name is the full name without the kind that it begins with.
"""
import json
import sys

KINDS = ("Xã", "Phường", "Đặc khu")


def full_name(commune):
    """One row of the source writes its kind in lower case."""
    text = commune["full_name"]
    text = text[0].upper() + text[1:]
    kind = next((k for k in KINDS if text.startswith(k + " ")), None)
    if kind is None or text != f"{kind} {commune['name']}":
        raise SystemExit(f"unexpected full name: {commune}")
    return text


def lines(entries):
    return "[\n" + ",\n".join(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries) + "\n]"


def main(now_path, before_path):
    with open(now_path, encoding="utf-8") as now_file:
        now = json.load(now_file)["provinces"]
    with open(before_path, encoding="utf-8") as before_file:
        before = json.load(before_file)
    provinces = [{
        "gso": p["gso"], "h": p["h"], "name": p["name"], "full_name": p["full_name"],
        "former_gso": p["former_gso"], "former_names": p["former_names"],
        "absorbed_h_unverified": p["absorbed_h_unverified"],
        "communes": [[c["code"], full_name(c)] for c in p["communes"]],
    } for p in now]
    former = [{
        "gso": p["gso"], "name": p["name"], "full_name": p["full_name"],
        "districts": [[d["code"], d["full_name"]] for d in p["districts"]],
    } for p in before]
    communes = sum(len(p["communes"]) for p in provinces)
    districts = sum(len(p["districts"]) for p in former)
    note = (f"{len(provinces)} provinces and {communes} communes since 2025-07-01; "
            f"{len(former)} provinces and {districts} districts until 2025-06-30. A commune or "
            "district is [code, full name]; its name is what follows the kind. GSO numbers were "
            "used again after the merger: 15 was Yen Bai and is Lao Cai now. H codes of the "
            "provinces are as shown on the national portal; those in absorbed_h_unverified, of "
            "the provinces that were absorbed, have not been checked against a published source.")
    credit = ("Names and codes: vietnamese-provinces-database by thanglequoc, MIT licence, "
              "https://github.com/thanglequoc/vietnamese-provinces-database")
    print("{" + f'"version":1,\n"note":{json.dumps(note)},\n"credit":{json.dumps(credit)},\n'
          f'"two_tier_day":"2025-07-01",\n'
          f'"commune_kinds":{json.dumps(KINDS, ensure_ascii=False, separators=(",", ":"))},\n'
          f'"provinces":{lines(provinces)},\n"former_provinces":{lines(former)}' + "}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])

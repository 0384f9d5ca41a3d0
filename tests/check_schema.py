#!/usr/bin/env python3
"""Holds docs/formats/release.schema.json against releases that the product wrote, and against spoiled ones.

The releases are those of tests/fuzz/corpus/release_json; unit_results checks that `annual` is what write_release() writes."""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("NOT RUN: python3-jsonschema is not here; install it")
    sys.exit(0)

ROOT = pathlib.Path(__file__).resolve().parent.parent
# what must be refused: the place, and what is put there (no value: the field is taken away)
WRONG = [("format", "pledge-release/2"), ("extra", 1), ("company",), ("areas",), ("wave/closed", "yesterday"), ("wave/columns", ["face-1"]),
         ("wave/breakdown/kind", "home"), ("council/id", "Derby"), ("points/0/faces/council/0", 21), ("points/0/faces/council/0", 0),
         ("points/0/faces/council/0", "<10"), ("points/0/faces/council/0", "5"), ("points/0/faces/council", [5, 5]),
         ("points/0/faces/groups/0/0", None), ("points/0/others", [5, 5, 5]), ("points/0/reasons/0/shown", 3), ("points/0/about", 163),
         ("points/0/home", "a-home"), ("points/0/areas",), ("points/0/themes/0", "A Theme"), ("themes/0/label_plain",), ("company/own", 4),
         ("points/0/sessions", None), ("points/0/sessions", [10, 10, 30]), ("points/0/sessions/0", 11)]


def spoiled(release, place, *value):
    out = copy.deepcopy(release)
    at = out
    *way, last = [int(step) if step.isdigit() else step for step in place.split("/")]
    for step in way:
        at = at[step]
    if value:
        at[last] = value[0]
    else:
        del at[last]
    return out


def problems():
    schema = json.loads((ROOT / "docs" / "formats" / "release.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    corpus = ROOT / "tests" / "fuzz" / "corpus" / "release_json"
    for name in ("annual", "hidden", "plain"):
        for error in validator.iter_errors(json.loads((corpus / name).read_text(encoding="utf-8"))):
            yield f"{name}: {error.json_path}: {error.message}"
    annual = json.loads((corpus / "annual").read_text(encoding="utf-8"))
    for place, *value in WRONG:
        if validator.is_valid(spoiled(annual, place, *value)):
            yield f"{place} = {value}: the schema takes it"


def main():
    found = list(problems())
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

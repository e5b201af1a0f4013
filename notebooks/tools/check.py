"""Compares exported notebooks with freshly executed ones.

    python check.py COMMITTED FRESH

Fails when the source of a cell differs; when a number in an output of a cell tagged `stable`
differs by more than 1e-9 of itself; and when a committed .html, .md or image is not the one that
the committed .ipynb gives.
"""

import math
import re
import sys
import tempfile
from pathlib import Path

import nbformat

import build

RELATIVE = 1e-9
# A difference of two nearly equal numbers is compared with this, not with 1e-9 of nearly nothing.
ABSOLUTE = 1e-14
NUMBER = re.compile(r"[\u2212-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def differences(committed, fresh):
    """Returns a sentence for each difference between two executed notebooks."""
    if len(committed.cells) != len(fresh.cells):
        return [f"{len(committed.cells)} cells are committed, the source has {len(fresh.cells)}"]
    found = []
    for number, (old, new) in enumerate(zip(committed.cells, fresh.cells), start=1):
        where = f"cell {number} ({new.id})"
        if (old.source, old.metadata, old.id) != (new.source, new.metadata, new.id):
            found.append(f"{where}: its source is not the committed one")
        elif "stable" in new.metadata.get("tags", []):
            found += [f"{where}: {text}" for text in stable_differences(old, new)]
    return found


def stable_differences(old, new):
    """Returns a sentence for each difference between the outputs of two stable cells."""
    if not new.outputs:
        return ["is tagged stable and has no output"]
    return list(compared(values(old), values(new), ""))


def values(cell):
    """Returns what is compared of a cell: its texts, and its numbers at full precision."""
    kept = []
    for output in cell.outputs:
        data = output.get("data", {"text/plain": output.get("text", "")})
        kept.append({kind: value for kind, value in data.items() if not kind.startswith("image/")})
    return kept


def compared(old, new, path):
    """Yields a sentence for each place where two nested values differ."""
    if is_number(old) and is_number(new):
        if not math.isclose(old, new, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
            yield f"{path or 'the value'}: {old!r} is committed, {new!r} is what it gives now"
    elif isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from compared(old[key], new[key], f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new)):
            yield from compared(*pair, f"{path}[{index}]")
    elif isinstance(old, str) and isinstance(new, str):
        yield from compared_texts(old, new, path)
    elif old != new or type(old) is not type(new):
        where = path or "the output"
        yield f"{where}: {short(old)} is committed, {short(new)} is what it gives now"


def compared_texts(old, new, path):
    """Yields a sentence for each number that differs between two texts, or one for their words."""
    if NUMBER.sub("#", old) != NUMBER.sub("#", new):
        yield f"{path}: its words differ"
        return
    for before, after in zip(NUMBER.findall(old), NUMBER.findall(new)):
        if not math.isclose(to_number(before), to_number(after), rel_tol=RELATIVE):
            yield f"{path}: {before} is committed, {after} is what it gives now"


def to_number(text):
    return float(text.replace("\u2212", "-"))


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def stale_exports(notebook, name, folder):
    """Returns a sentence for each committed file that the committed notebook does not give."""
    with tempfile.TemporaryDirectory() as temporary:
        again = Path(temporary)
        build.export(notebook, name, again)
        files = {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
        there = {path.relative_to(folder) for path in folder.rglob("*")
                 if path.is_file() and path.relative_to(folder).parts[0].startswith(name)}
        missing = [f"{path} is missing" for path in sorted(files - there)]
        left = [f"{path} belongs to no notebook" for path in sorted(there - files)]
        stale = [f"{path} is not what {name}.ipynb gives" for path in sorted(files & there)
                 if (again / path).read_bytes() != (folder / path).read_bytes()]
    return missing + left + stale


def check(committed, fresh):
    """Returns a sentence for each difference between two folders of exported notebooks."""
    found = []
    names = {path.stem for path in committed.glob("*.ipynb")}
    expected = {path.stem for path in fresh.glob("*.ipynb")}
    found += [f"{name}: is not committed" for name in sorted(expected - names)]
    found += [f"{name}: has no source" for name in sorted(names - expected)]
    for name in sorted(names & expected):
        old = nbformat.read(committed / f"{name}.ipynb", as_version=4)
        new = nbformat.read(fresh / f"{name}.ipynb", as_version=4)
        sentences = differences(old, new) + stale_exports(old, name, committed)
        found += [f"{name}: {text}" for text in sentences]
    return found


def main(committed, fresh):
    found = check(committed, fresh)
    for text in found:
        print(f"error: {text}", file=sys.stderr)
    if found:
        sys.exit("error: the exported notebooks differ; where that is meant, run make notebooks")
    print("The exported notebooks are what their sources give")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: check.py COMMITTED FRESH")
    main(Path(sys.argv[1]), Path(sys.argv[2]))

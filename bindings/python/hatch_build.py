"""Gives the wheel the project's version, takes the built program into it, stripped, and sets its tag.

The program is `../../.build/release/halfwidth`, or what HALFWIDTH_PROGRAM names. It has to be of the
version of the sources, which is the wheel's. The tag is that of this machine; `tools/wheel.py` repairs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


def version_of_sources(project: Path, *program: str | Path) -> str:
    """The version that stands in the sources; with `of` and a program fails where that says another one."""
    run = subprocess.run([project / "packaging" / "version", *program], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(run.stderr)
    return run.stdout.strip()


class VersionHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        metadata["version"] = version_of_sources(Path(self.root).parent.parent)


class ProgramHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        project = root.parent.parent
        default = project / ".build" / "release" / "halfwidth"
        program = Path(os.environ.get("HALFWIDTH_PROGRAM") or default)
        if not program.is_file():
            raise SystemExit(
                f"there is no program at {program}; build it with `make build`, or name it in HALFWIDTH_PROGRAM"
            )
        version_of_sources(project, "of", program)
        copy = Path(self.directory) / "halfwidth-stripped"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(program, copy)
        subprocess.run(["strip", copy], check=True)
        copy.chmod(0o755)
        build_data["force_include"][str(copy)] = "halfwidth/bin/halfwidth"
        build_data["pure_python"] = False
        # It holds a program and no extension module: any Python 3, one kind of machine.
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{platform}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        (Path(self.directory) / "halfwidth-stripped").unlink(missing_ok=True)

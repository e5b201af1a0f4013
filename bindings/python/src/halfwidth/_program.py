"""The one program that computes: where it is, whether it is of this version, and single runs of it."""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from importlib import metadata
from typing import NoReturn

from ._errors import ProgramFailure, RefusedInput

VERSION = metadata.version("halfwidth")

#: What the exit codes of the program mean for who asked; every other one is a failure.
_REFUSALS = {64: "usage", 65: "bad-input", 66: "no-such-input", 73: "output"}


def program_path() -> str:
    """Where the program is: what HALFWIDTH names, what came with the wheel, or `halfwidth` on the PATH.

    Raises `ProgramFailure` with the code `program-missing` where there is none.
    """
    named = os.environ.get("HALFWIDTH")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ProgramFailure(
                "program-missing",
                f"HALFWIDTH is {named!r}, where no program is; correct it, or unset it to use the one "
                "that comes with this package",
            )
        return found
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "halfwidth")
    if os.path.exists(own):
        return own
    found = shutil.which("halfwidth", path=_path_without_own_command())
    if found is None:
        raise ProgramFailure(
            "program-missing",
            "the program halfwidth is not there; install a wheel of this package, which brings it, or "
            "name the program in the environment variable HALFWIDTH",
        )
    return found


def _path_without_own_command() -> str:
    # The wheel's own command `halfwidth` is a script that looks for the program, which would find itself.
    def is_script(folder: str) -> bool:
        try:
            with open(os.path.join(folder, "halfwidth"), "rb") as file:
                return file.read(2) == b"#!"
        except OSError:
            return False

    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not is_script(folder))


def checked_program() -> str:
    """The program's path, when it is of this package's version; otherwise `ProgramFailure`."""
    path = program_path()
    try:
        state = os.stat(path)
    except OSError as error:
        raise unusable(path, error) from error
    _check_version(path, state.st_mtime_ns, state.st_size)
    return path


@functools.lru_cache(maxsize=8)
def _check_version(path: str, _modified: int, _size: int) -> None:
    """Asks a program for its version once, and again when the file was replaced."""
    try:
        run = subprocess.run([path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise unusable(path, error) from error
    # The first line is the program's name with its version; what the bits of answers depend on follows.
    said = run.stdout.decode("utf-8", "replace").partition("\n")[0].strip()
    if run.returncode != 0:
        reason = run.stderr.decode("utf-8", "replace").strip() or f"it ended with {run.returncode}"
        raise unusable(path, reason)
    if said != f"halfwidth {VERSION}":
        raise ProgramFailure(
            "wrong-version",
            f"{path} says that it is {said[:40]!r} and this package is {VERSION}; install both of one version, "
            "or unset HALFWIDTH to use the program that comes with this package",
        )


def unusable(path: str, reason: object) -> ProgramFailure:
    return ProgramFailure(
        "program-unusable",
        f"{path} can't be run: {reason}; reinstall this package, or name another program in HALFWIDTH",
    )


def run_program(arguments: Sequence[str], stdin: bytes = b"") -> bytes:
    """What the program writes for these arguments, in a process of its own.

    A refusal raises `RefusedInput`, anything else that is no answer `ProgramFailure`. An interrupt
    ends the process before it goes on.
    """
    path = checked_program()
    try:
        # In a session of its own the program gets no Ctrl-C from the terminal: it is ended from here.
        process = subprocess.Popen(
            [path, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise unusable(path, error) from error
    try:
        written, said = process.communicate(stdin)
    except BaseException:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        raise
    if process.returncode != 0:
        _refuse(process.returncode, said.decode("utf-8", "replace"))
    return written


def _refuse(status: int, said: str) -> NoReturn:
    message = said.strip()
    message = re.sub(r"^error: ", "", message, flags=re.MULTILINE)
    if status in _REFUSALS:
        raise RefusedInput(_REFUSALS[status], message)
    raise ended(status, message)


def ended(status: int | None, said: str) -> ProgramFailure:
    """The failure of a process that ended before it had answered."""
    if status is None:
        how = "closed its output"
    elif status < 0:
        try:
            how = f"was ended by {signal.Signals(-status).name}"
        except ValueError:
            how = f"was ended by signal {-status}"
    else:
        how = f"ended with {status}"
    what = f": {said}" if said else ""
    return ProgramFailure(
        "program-ended",
        f"the program {how} before it had answered{what}; the next question starts it anew",
    )

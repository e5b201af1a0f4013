"""What goes wrong, as exceptions with a code, and what an answer warns of."""

from __future__ import annotations

import os
import sys
import warnings
from types import FrameType


class HalfwidthError(Exception):
    """Everything that this package raises by itself.

    `code` is one word for programs: of a refused question one of the closed list of
    `halfwidth batch` (`bad-input`, `unknown-method` ...), and about data frames and folders also `usage`,
    `no-such-input` or `output`; of a failure `program-missing`, `program-unusable`, `wrong-version`,
    `program-ended` or `session-busy`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class RefusedInput(HalfwidthError, ValueError):
    """The question can't be answered as it was asked; the message says what to do.

    `row` is the position, from 0 on, of the row that was refused, where there are rows.

    >>> import halfwidth
    >>> try:
    ...     halfwidth.proportion(60, 50)
    ... except halfwidth.RefusedInput as error:
    ...     print(error.code, error, sep=": ")
    bad-input: 60 successes are more than the 50 trials; give a number from 0 to 50
    """

    def __init__(self, code: str, message: str, row: int | None = None) -> None:
        super().__init__(code, message)
        self.args = (code, message, row)
        self.row = row


class ProgramFailure(HalfwidthError, RuntimeError):
    """The program behind the package is missing, of another version, or ended early.

    The question may have been right. The next one starts the program anew.
    """


class HalfwidthWarning(UserWarning):
    """What an answer says that a reader has to know, such as that an approximation is rough here."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


_PACKAGE = os.path.dirname(os.path.abspath(__file__)) + os.sep


def warn(code: str, message: str) -> None:
    """Warns at the line of the caller's own code, not inside of this package."""
    level = 1
    frame: FrameType | None = sys._getframe()
    while frame is not None and os.path.abspath(frame.f_code.co_filename).startswith(_PACKAGE):
        level += 1
        frame = frame.f_back
    warnings.warn(HalfwidthWarning(code, message), stacklevel=level)

"""What the program says of its options and of its standard input, as it is said of arguments and of a data frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

#: Where the program reads a data frame from.
STREAM = "/dev/stdin"


def renamed(value: Any, rows: pd.DataFrame | None, name: str = "") -> Any:
    """The document with its labels and messages about a data frame; an answer of that name stays."""
    if isinstance(value, dict):
        return {member: renamed(each, rows, member) for member, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, rows, name) for each in value]
    if isinstance(value, str) and name == "message":
        return in_python(value, rows)
    if isinstance(value, str) and name in ("label", "file"):
        return value.replace(STREAM, "data frame")
    return value


_PLACE = re.compile(re.escape(STREAM) + r":(\d+)(:\d+)?")


def place_of(message: str, rows: pd.DataFrame | None) -> int | None:
    """The row that a message is about; the first line holds the names."""
    found = _PLACE.search(message)
    if found is None or rows is None or int(found[1]) < 2 or _has_line_breaks(rows):
        return None
    return int(found[1]) - 2


def _has_line_breaks(rows: pd.DataFrame) -> bool:
    return any(
        isinstance(value, str) and ("\n" in value or "\r" in value)
        for name in rows.columns
        if rows[name].dtype.kind not in "iufbM"
        for value in rows[name]
    )


def in_python(message: str, rows: pd.DataFrame | None) -> str:
    """The message with what to do in terms of this package."""
    row = place_of(message, rows)
    if row is not None and rows is not None and row < len(rows):
        # As Python's own value: numpy would write np.int64(4).
        index = rows.index[row : row + 1].tolist()[0]
        message = _PLACE.sub(lambda _: f"row {row} (index {index!r})", message)
    message = _PLACE.sub("data frame", message).replace(STREAM, "data frame")
    return in_arguments(message.replace("(row names), ", ""))


#: Options that are there or not, as arguments that are true.
_FLAGS = "drop-totals|allow-low-confidence|means|lower-is-better"

#: Options with the words that may stand after them as their value.
_VALUES = (
    "missing (refuse|drop|zero)|side (two|lower|upper)|alternative (two|less|greater)|groups (rows|columns)|"
    "header (yes|no)|row-names (yes|no)"
)

#: What comes after an option in a sentence, where it is no method.
_PROSE = "and|gives|is|names|of|or|out|takes|tests|to|with"


def in_arguments(message: str) -> str:
    """The message with arguments in place of options: `--missing drop` is `missing='drop'`."""
    # What the package lists of a column by itself nobody has listed.
    message = message.replace("which --levels lists", "which its levels list")
    message = re.sub(rf"--({_FLAGS})\b", lambda found: f"{_word(found[1])}=True", message)
    message = re.sub(
        r"--levels ('[^']*'|[\w.,-]*\w,[\w.,-]*\w)", lambda found: f"levels={_list(found[1])}", message
    )
    message = re.sub(
        rf"--(?:{_VALUES})\b",
        lambda found: "{0}={1!r}".format(*_pair(found[0])),
        message,
    )
    message = re.sub(
        rf"--method (?!(?:{_PROSE})\b)([a-z0-9]+(?:[,-][a-z0-9]+)*)",
        lambda found: f"method={_list(found[1]) if ',' in found[1] else repr(found[1])}",
        message,
    )
    message = re.sub(r"--yes ([^'\s].*)$", r"yes='\1'", message)
    message = re.sub(r"--([a-z-]+) ('[^']*')", lambda found: f"{_word(found[1])}={found[2]}", message)
    message = re.sub(
        r"--([a-z-]+) (\d+(?:,\d+)*)",
        lambda found: f"{_word(found[1])}=[{found[2].replace(',', ', ')}]",
        message,
    )
    return re.sub(r"--([a-z][a-z-]*)", lambda found: _word(found[1]), message)


def _list(text: str) -> str:
    """`'not at all,"yes, often"'` as a list of Python."""
    parts = re.findall(r'"([^"]*)"|([^,"]+)', text.strip("'"))
    return "[" + ", ".join(repr((quoted or plain).strip()) for quoted, plain in parts) + "]"


def _pair(words: str) -> tuple[str, str]:
    option, value = words.removeprefix("--").split()
    return _word(option), value


def _word(option: str) -> str:
    return option.replace("-", "_")

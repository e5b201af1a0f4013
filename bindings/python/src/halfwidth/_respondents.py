"""Questions about a data frame with a row for each respondent.

The program reads the rows, as it reads a file: what an answer is, what is none, and in which order
answers stand is decided there alone. So a data frame and the file that it came from have one answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from ._arguments import arguments_of, levels_of
from ._declared import refuse_declared
from ._errors import RefusedInput
from ._frames import frame_of, warn_of
from ._levels import orders_of
from ._messages import STREAM, in_python, place_of, renamed
from ._program import run_program
from ._values import is_list, numbers

if TYPE_CHECKING:
    import pandas as pd


class Reading(TypedDict, total=False):
    """How the rows of a data frame are read; the options of the same names in docs/command-line.md.

    `where` takes rows with an answer, such as "gender = Female"; `missing` is "refuse" (as it is
    without it), "drop" or "zero"; `missing_codes` and `valid_codes` list codes that are no answers,
    or are some; `levels` lists answers in their order, or several such lists; `drop_totals` leaves
    rows of totals out.
    """

    where: str | Sequence[str]
    levels: Sequence[str] | Sequence[Sequence[str]]
    missing: str
    missing_codes: str | Sequence[Any]
    valid_codes: str | Sequence[Any]
    drop_totals: bool


class Sampling(Reading, total=False):
    """How the rows were sampled as well: the columns of strata, clusters, weights and populations."""

    stratum: str
    cluster: str
    weight: str
    fpc: str


def is_frame(value: object) -> bool:
    """Whether a value is a data frame, without the need to import pandas."""
    return hasattr(value, "columns") and hasattr(value, "to_csv")


def ask_frame(
    command: str,
    frame: pd.DataFrame,
    roles: Mapping[str, Any],
    options: Mapping[str, Any],
    reading: Mapping[str, Any],
) -> pd.DataFrame:
    """What a command of the program finds in a data frame of respondents.

    `roles` are options that name columns or statistics. Without a method the answer is the first of
    those that the command shows, which is that of `halfwidth batch`.
    """
    roles = {name: value for name, value in roles.items() if value is not None}
    texts = [text for value in (*roles.values(), *reading.values()) for text in _texts(value)]
    rows = _columns_in(frame, texts)
    refuse_declared(rows, texts, reading)
    try:
        return _ask_rows(command, rows, roles, options, reading)
    except RefusedInput as error:
        if "there is no column" not in str(error) or rows is frame:
            raise
    # The message lists the columns that there are, which only the whole frame shows.
    return _ask_rows(command, frame, roles, options, reading)


def _ask_rows(
    command: str,
    rows: pd.DataFrame,
    roles: Mapping[str, Any],
    options: Mapping[str, Any],
    reading: Mapping[str, Any],
) -> pd.DataFrame:
    text = _respondents_text(rows)
    levels = reading.get("levels")
    read = arguments_of({k: v for k, v in reading.items() if k != "levels"}) + _FORMAT

    def asked(lists: Any) -> pd.DataFrame:
        ordered = [] if lists is None else levels_of(lists)
        return _asked(command, [*arguments_of(roles), *ordered, *read], options, text, rows)

    if levels is not None:
        return asked(levels)

    def present(name: str) -> list[str]:
        """The answers of a column that are left by what was said of reading it; none where there are not two."""
        words = [*arguments_of({"column": name, "missing": "drop"}), *_without_missing(read)]
        try:
            written = run_program(["multinomial", STREAM, *words, "--format", "json"], _encoded(text))
        except RefusedInput:
            return []
        names: list[str] = json.loads(written)["inputs"][0]["category_names"]
        return names

    leaves_out = any(reading.get(name) for name in ("where", "missing_codes", "drop_totals"))
    lists = orders_of(command, rows, roles, present if leaves_out else None)
    try:
        return asked(lists or None)
    except RefusedInput as error:
        if leaves_out or not lists or not str(error).startswith("levels:"):
            raise
    # A category such as NA may be no answer, which the program knows.
    return asked(orders_of(command, rows, roles, present) or None)


#: How a data frame is written.
_FORMAT = ["--separator", "comma", "--decimal", "point", "--encoding", "utf-8", "--header-rows", "1"]


def _without_missing(arguments: Sequence[str]) -> list[str]:
    return [each for each in arguments if not each.startswith("--missing=")]


def ask_table(
    command: str, table: pd.DataFrame, given: Mapping[str, Any], options: Mapping[str, Any]
) -> pd.DataFrame:
    """What a command finds in a table of counts with names, such as `pandas.crosstab` makes."""
    if table.index.nlevels > 1 or table.columns.nlevels > 1:
        raise RefusedInput(
            "wrong-shape", "the table has several levels of names; give one name a row and a column"
        )
    arguments = [*arguments_of(given), "--header", "yes", "--row-names", "yes"]
    arguments += ["--encoding", "utf-8"]
    text = _whole_numbers(table).to_csv(index=True, index_label="", lineterminator="\n")
    return _asked(command, arguments, options, text, None)


def _asked(
    command: str,
    arguments: list[str],
    options: Mapping[str, Any],
    text: str,
    rows: pd.DataFrame | None,
) -> pd.DataFrame:
    asked = arguments_of(options) + ["--allow-low-confidence", "--format", "json", "--infinity", "string"]
    try:
        written = run_program([command, STREAM, *arguments, *asked], _encoded(text))
    except RefusedInput as error:
        place = place_of(str(error), rows)
        raise RefusedInput(error.code, in_python(str(error), rows), place) from None
    document = _without_own_words(renamed(json.loads(written)), rows)
    results = numbers(document["results"])
    if options.get("method") is None:
        first: dict[Any, Any] = {}
        for result in results:
            # Of a family and of statistics the label is that of the statistic.
            first.setdefault(json.dumps(result.get("label")), result)
        results = list(first.values())
    inputs = {each["label"]: each for each in document.get("inputs", [])}
    names = [
        inputs.get(result["label"], {}).get("category_names") if isinstance(result["label"], str) else None
        for result in results
        if "label" in result
    ]
    for result in results:
        # What is said of the rows that were read belongs to each answer about them, as in the program's CSV.
        said = [each for each in document["warnings"] if each.get("label") == result.get("label")]
        result["warnings"] = [*said, *result["warnings"]]
    found = frame_of(results, names if len(names) == len(results) else None)
    # What was counted, and what was left out, where the program lists it; of statistics it says so in warnings.
    if "inputs" in document:
        found.attrs["inputs"] = document["inputs"]
    labels = [result.get("label") for result in results]
    warn_of(each for each in document["warnings"] if each.get("label") not in labels)
    return found


def _without_own_words(document: dict[str, Any], rows: pd.DataFrame | None) -> dict[str, Any]:
    """The document without remarks on how True and False are read, which nobody but this package wrote."""
    if rows is None:
        return document
    truths = [name for name in rows.columns if _is_truth(rows[name])]
    forms = ("'True' is read as 1 and 'False' as 0", "'True' is read as 1", "'False' is read as 0")
    own = {f"in column '{name}' {form}" for name in truths for form in forms}

    def others(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [each for each in said if each["message"] not in own]

    document["warnings"] = others(document["warnings"])
    for result in document["results"]:
        result["warnings"] = others(result["warnings"])
    return document


def _is_truth(column: pd.Series[Any]) -> bool:
    if getattr(column.dtype, "kind", "") == "O":
        known = column.dropna()
        return bool(len(known)) and all(isinstance(each, bool) for each in known)
    return getattr(column.dtype, "kind", "") == "b"


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif is_list(value):
        for element in value:
            yield from _texts(element)


def _columns_in(frame: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """The columns that an option may mean: with the name in one of its texts, or all where one has a wildcard."""
    names = list(frame.columns)
    if not all(isinstance(name, str) for name in names):
        raise RefusedInput(
            "bad-input", "a name of a column is no text; name them, such as with df.add_prefix('q')"
        )
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise RefusedInput("bad-input", f"two columns are called {twice!r}; rename one of them")
    if any("*" in text for text in texts):
        return frame
    found = [name for name in names if any(name in text for text in texts)]
    # Without any of them the program says which columns there are.
    return frame[found] if found else frame


def _respondents_text(frame: pd.DataFrame) -> str:
    # The first column has no name, and is passed over as names of rows: a row without any answer is one.
    numbered = _whole_numbers(frame).reset_index(drop=True)
    text: str = numbered.to_csv(index=True, index_label="", lineterminator="\n")
    return text


def _whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Codes as they were typed: pandas turns a column of 1 and 2 with a missing value into 1.0 and 2.0."""
    changed = {}
    for name in frame.columns:
        column = frame[name]
        if getattr(column.dtype, "kind", "") == "f":
            known = column.dropna()
            if len(known) and bool((known % 1 == 0).all()) and bool((known.abs() < 2**53).all()):
                changed[name] = column.astype("Int64")
    return frame.assign(**changed) if changed else frame


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedInput(
            "bad-input", "a text of the data frame holds half of a character; correct how it was read"
        ) from None

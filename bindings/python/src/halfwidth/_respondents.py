"""Questions about a data frame with a row for each respondent.

The program reads the rows, as it reads a file: what an answer is, what is none, and in which order
answers stand is decided there alone. So a data frame and the file that it came from have one answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._arguments import arguments_of, levels_of, lists_of_levels
from ._declared import refuse_declared
from ._errors import RefusedInput
from ._frames import frame_of, warn_of
from ._levels import Scale, orders_of, scales_of, texts_of, without_order
from ._limits import usual_of
from ._messages import STREAM, in_python, place_of, renamed
from ._program import run_program
from ._values import is_list, numbers, plain

if TYPE_CHECKING:
    import pandas as pd


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
    rows = _whole_numbers(rows)
    text = _respondents_text(rows)
    read = arguments_of({k: v for k, v in reading.items() if k != "levels"}) + _FORMAT

    given = lists_of_levels(reading.get("levels"))

    def document(lists: list[list[str]]) -> dict[str, Any]:
        ordered = levels_of([*given, *lists])
        return _document(command, [*arguments_of(roles), *ordered, *read], options, text, rows)

    def categories(missing: Mapping[str, set[str]]) -> tuple[list[Scale], list[list[str]]]:
        # A list that somebody gave goes before a column's own categories.
        known = [{str(each) for each in _list(one)} for one in given]
        scales = scales_of(command, rows, roles, missing)
        scales = [scale for scale in scales if not any(one.issuperset(scale.used) for one in known)]
        has_conditions = bool(reading.get("where") or reading.get("drop_totals"))
        texts = texts_of(command, rows, roles, scales)
        return scales, orders_of(command, scales, options, has_conditions, texts)

    codes = {str(each) for each in _list(reading.get("missing_codes"))}
    missing = {name: codes for name in rows.columns}
    scales, lists = categories(missing)
    found = document(lists)
    # A category such as NA may be no answer, which the program knows.
    none = {name: codes | said for name, said in _missing_answers(found).items()}
    if any(each in said for said in none.values() for scale in scales for each in scale.categories):
        scales, lists = categories({**missing, **none})
        found = document(lists)
    return _answer(without_order(command, found, scales, options), options)


def _missing_answers(document: Mapping[str, Any]) -> dict[str, set[str]]:
    """What stands in columns in place of answers."""
    found: dict[str, set[str]] = {}
    for each in document.get("inputs", []):
        for said in each.get("missing", []):
            found.setdefault(said["column"], set()).add(said["answer"])
    return found


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(plain(value)) if is_list(value) else str(value).split(",")


#: How a data frame is written.
_FORMAT = ["--separator", "comma", "--decimal", "point", "--encoding", "utf-8", "--header-rows", "1"]


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
    return _answer(_document(command, arguments, options, text, None), options)


def _document(
    command: str,
    arguments: list[str],
    options: Mapping[str, Any],
    text: str,
    rows: pd.DataFrame | None,
) -> dict[str, Any]:
    """What the program writes about a text, with its sentences about a data frame."""
    asked = arguments_of(options) + ["--format", "json", "--infinity", "string"]
    try:
        written = run_program([command, STREAM, *arguments, *asked], _encoded(text))
    except RefusedInput as error:
        place = place_of(str(error), rows)
        raise RefusedInput(error.code, in_python(str(error), rows), place) from None
    return _without_own_words(renamed(json.loads(written), rows), rows)


def _answer(document: dict[str, Any], options: Mapping[str, Any]) -> pd.DataFrame:
    """The results of a document as a data frame; without a method the first of each label, with its limits."""
    results = numbers(document["results"])
    if options.get("method") is None:
        by_label: dict[str, list[dict[str, Any]]] = {}
        for result in results:
            # Of a family and of statistics the label is that of the statistic.
            by_label.setdefault(json.dumps(result.get("label")), []).append(result)
        results = [usual_of(found) for found in by_label.values()]
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
    numbered = frame.reset_index(drop=True)
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

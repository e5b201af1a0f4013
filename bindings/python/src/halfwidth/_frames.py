"""Answers as data frames: a row for each share, pair, cell, item or p-value, under the names of the program's CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._errors import warn

if TYPE_CHECKING:
    import pandas as pd

#: Members that have a value for each row of an answer, with the column that they become.
_PER_ROW = {
    name: name
    for name in (
        "label estimate lower upper lower_raw upper_raw p_value statistic standard_error z residuals expected "
        "rank rank_min rank_max successes successes_min successes_max design_effect in_family interval_method "
        "p_value_tests p_value_resamples adjusted_p_value adjusted_single_step monte_carlo_error"
    ).split()
} | {
    "counts": "successes",
    "shares": "share",
    "items": "item",
    "categories": "category",
    "p": "p_value",
    "adjusted": "adjusted_p_value",
}

_ORDER = (
    "label category item group group_name compared_with compared_with_name row row_name column column_name estimand estimate lower upper "
    "p_value adjusted_p_value statistic df standard_error n successes"
).split()
#: So many messages of one kind are said each by itself.
_FEW = 3

_LAST = ("method", "confidence", "side", "alternative", "warnings", "refused")

#: The first of these that is a list says how many rows an answer has.
_LEADING = ("estimate", "rank", "p", "residuals", "expected", "p_value")


def rows_of(finding: Mapping[str, Any], names: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of one finding; `names` are those of its categories, where they have some."""
    matrix = next((name for name in ("residuals", "expected") if _is_matrix(finding.get(name))), None)
    if matrix is not None:
        return _cells(finding, matrix)
    pairs = finding.get("pairs")
    if isinstance(pairs, list):
        size = len(pairs)
    else:
        leading = next((name for name in _LEADING if isinstance(finding.get(name), list)), None)
        if leading is None:
            return [_flat(finding)]
        size = len(finding[leading])
    rows: list[dict[str, Any]] = []
    for at in range(size):
        row: dict[str, Any] = {}
        for name, member in finding.items():
            if name == "pairs":
                row["group"], row["compared_with"] = member[at]
                if names := finding.get("group_names"):
                    row["group_name"], row["compared_with_name"] = (names[each - 1] for each in member[at])
            elif name == "group_names":
                continue
            elif name in ("highest", "lowest") and isinstance(member, int):
                # The program counts from 0; here it is what the column `item` calls it.
                row[name] = finding["items"][member] if finding.get("items") else member + 1
            elif name in ("first_set", "last_set"):
                row[name.removesuffix("_set")] = at in member
            elif isinstance(member, list) and name in _PER_ROW and len(member) == size:
                _put(row, _PER_ROW[name], member[at])
            else:
                _put(row, name, member)
        _number(row, finding, at, names)
        rows.append(row)
    return rows


def _is_matrix(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


def _cells(finding: Mapping[str, Any], matrix: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    by_cell = {"observed": "observed", "row_percentages": "row_percentage", matrix: matrix}
    apart = by_cell.keys() | {"row_names", "column_names"}
    for i, line in enumerate(finding[matrix]):
        for j in range(len(line)):
            row = _flat({name: member for name, member in finding.items() if name not in apart})
            for axis, at in (("row", i), ("column", j)):
                row[axis] = at + 1
                if finding.get(f"{axis}_names"):
                    row[f"{axis}_name"] = finding[f"{axis}_names"][at]
            for name, column in by_cell.items():
                values = finding.get(name)
                if values is not None:
                    # An empty row has no percentages.
                    row[column] = None if values[i] is None else values[i][j]
            rows.append(row)
    return rows


def _number(row: dict[str, Any], finding: Mapping[str, Any], at: int, names: Sequence[str] | None) -> None:
    """Says what a row is about, where nothing in the finding does."""
    if "pairs" in finding or "item" in row or "category" in row or isinstance(finding.get("label"), list):
        return
    is_categories = finding.get("estimand") == "proportions" or "shares" in finding
    if is_categories and names is not None and len(names) > at:
        row["category"] = names[at]
    else:
        row["category" if is_categories else "item"] = at + 1


def _flat(finding: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, member in finding.items():
        _put(row, name, member)
    return row


def _put(row: dict[str, Any], name: str, member: Any) -> None:
    if name == "warnings":
        row[name] = codes(member)
    elif name == "parameter":
        # Degrees of freedom are a number for chi-squared, and two for F.
        degrees = member if isinstance(member, list) else [member]
        row["df"] = degrees[0]
        if len(degrees) > 1:
            row["denominator_df"] = degrees[1]
    elif isinstance(member, dict):
        for inner, value in member.items():
            if inner != "warnings":
                _put(row, f"{name}.{inner}", value)
    else:
        row[name] = member


def codes(warnings: Iterable[Mapping[str, Any]]) -> str:
    """The codes of warnings, with spaces between them."""
    return " ".join(dict.fromkeys(warning["code"] for warning in warnings))


def warn_of(warnings: Iterable[Mapping[str, Any]]) -> None:
    """Warns of each message once; of many messages of one kind, as rows have, of the first with their number."""
    found: dict[str, dict[str, None]] = {}
    for warning in warnings:
        found.setdefault(warning["code"], {})[warning["message"]] = None
    for code, messages in found.items():
        first, *others = messages
        if len(others) >= _FEW:
            warn(code, f"{first} (and {len(others)} more)")
            continue
        for message in messages:
            warn(code, message)


def all_warnings(finding: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The warnings of a finding, and of the findings inside of it."""
    found = list(finding.get("warnings", []))
    for member in finding.values():
        if isinstance(member, dict):
            found += all_warnings(member)
    return found


def frame_of(
    findings: Sequence[Mapping[str, Any]], names: Sequence[Sequence[str] | None] | None = None
) -> pd.DataFrame:
    """One data frame for all findings, whose warnings become warnings of Python."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    for at, finding in enumerate(findings):
        rows += rows_of(finding, None if names is None else names[at])
    columns: dict[str, list[Any]] = {name: [] for row in rows for name in row}
    for row in rows:
        for name, values in columns.items():
            values.append(row.get(name))
    frame: pd.DataFrame = pd.DataFrame({name: column_of(columns[name]) for name in ordered(columns)})
    warn_of(warning for finding in findings for warning in all_warnings(finding))
    return frame


def ordered(columns: Iterable[str]) -> list[str]:
    """What a row is about first, then its numbers, as the program's CSV has them; warnings last."""
    names = list(columns)
    known = [name for name in _ORDER if name in names]
    return [
        *known,
        *(name for name in names if name not in known and name not in _LAST),
        *(n for n in _LAST if n in names),
    ]


def column_of(values: list[Any]) -> Any:
    """A column whose undefined numbers are NaN, as pandas has them; texts and lists stay objects."""
    import pandas as pd

    if any(value is None for value in values):
        known = [value for value in values if value is not None]
        if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in known):
            return pd.Series(values, dtype="float64")
        return pd.Series(values, dtype="object")
    return values

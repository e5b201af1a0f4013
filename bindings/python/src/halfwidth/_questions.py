"""The way of every function: a data frame of respondents to the program's reader, counts to the open process."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Union

from ._counts import Refused, ask, ask_rows
from ._errors import RefusedInput
from ._foreign import is_frame
from ._limits import with_limits
from ._reading import Reading, Sampling
from ._respondents import ask_frame
from ._values import is_list, share_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    #: One number, or a column of them.
    Numbers = Union[int, float, Sequence[Any], "pd.Series[Any]", Any]

#: Values that a test is about. A share may be written as a percentage, as on the command line.
_STATED = frozenset(["null", "margins", "null_ratio", "margins_ratio", "null_odds_ratio"])

_READING = frozenset(Sampling.__annotations__) | frozenset(Reading.__annotations__)


def answer(
    command: str,
    analysis: str,
    data: Any,
    roles: Mapping[str, Any],
    counts: Mapping[str, Any],
    asked: Mapping[str, Any],
    options: Mapping[str, Any],
    reading: Mapping[str, Any],
    refused: Refused | None = None,
) -> pd.DataFrame:
    """The answer about a data frame, whose columns have `roles`, or about `counts`.

    `asked` are values that belong to the question in either form, such as `null`. With `refused`
    lists among the counts are rows, and a question each.
    """
    for name in reading:
        if name not in _READING:
            own = dict.fromkeys(
                [*counts, *roles, *asked, *options, *([] if refused is None else ["refused"])]
            )
            raise unknown_argument(command, name, [*own, *sorted(_READING)])
    roles = {**roles, "by": _one_group(roles.get("by"))} if "by" in roles else roles
    options = {**options, "allow_low_confidence": reading.get("allow_low_confidence")}
    reading = {name: value for name, value in reading.items() if name != "allow_low_confidence"}
    if is_frame(data):
        if refused == "keep":
            raise RefusedInput(
                "bad-input", "refused='keep' is for columns of counts, of which each row is a question"
            )
        for name, value in counts.items():
            # The name of a column may stand in the place of a count, and then has a role.
            if value is not None and value is not data and not any(value is role for role in roles.values()):
                raise RefusedInput(
                    "unknown-member",
                    f"'{name}' is for counts; of a data frame name columns by {_listed(roles)}",
                )
        return ask_frame(command, data, roles, {**asked, **options}, reading)
    for name, value in {**roles, **reading}.items():
        if value is not None:
            raise RefusedInput(
                "unknown-member",
                f"'{name}' is for a data frame with a row for each respondent; give one, or leave it out",
            )
    given = {**counts, **asked}
    for name, value in counts.items():
        if value is None:
            raise RefusedInput(
                "missing-member", f"'{name}' is missing; give counts, or a data frame and its columns"
            )
    given = {name: share_of(name, value) if name in _STATED else value for name, value in given.items()}

    def asked_for(
        given: Mapping[str, Any], options: Mapping[str, Any], refused: Refused | None
    ) -> pd.DataFrame:
        return (
            ask(analysis, given, options) if refused is None else ask_rows(analysis, given, options, refused)
        )

    found = asked_for(given, options, refused)
    if options.get("method") is not None:
        return found
    unstated = {name: value for name, value in given.items() if name not in _STATED}
    kept: Refused | None = None if refused is None else "keep"
    return with_limits(found, options, lambda others: asked_for(unstated, others, kept))


def _one_group(by: Any) -> Any:
    """The column of groups; several are no question that the program knows."""
    if not is_list(by):
        return by
    if len(by) == 1:
        return by[0]
    names = list(map(str, by))
    joined = " + ', ' + ".join(f"df[{name!r}].astype(str)" for name in names)
    raise RefusedInput(
        "bad-input",
        f"by names one column, and {len(names)} are given; make one of them, such as "
        f"df.assign(both={joined}) with by='both'",
    )


def unknown_argument(function: str, name: str, known: Sequence[str]) -> TypeError:
    """What Python raises for an argument that a function has not, with those that it has."""
    near = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return TypeError(f"{function}() has no argument {name!r}; {meant}its arguments are {', '.join(known)}")


def _listed(roles: Mapping[str, Any]) -> str:
    return ", ".join(f"'{name}'" for name in roles)


def first_of(name: str, *values: Any) -> Any:
    """The one of several places where an argument may stand that has it."""
    given = [value for value in values if value is not None]
    if len(given) > 1:
        raise TypeError(f"{name} is given twice")
    return given[0] if given else None


def column_of_frame(data: Any, name: str, place: Any, word: Any) -> Any:
    """The name of a column that stands in the place of a count, or under its own word."""
    if not is_frame(data):
        return word
    column = first_of(name, place, word)
    if column is None:
        raise RefusedInput("missing-member", f"'{name}' is missing; name the column of the data frame")
    return column

"""The categories of Categoricals, as the lists that the program's option `--levels` takes.

An ordered Categorical has the order of its categories, those included that nobody chose. One without an order
has categories that can be there, and stand in a table as they stand in it, unless they are numbers; to a method
that goes by an order it has none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ._errors import RefusedInput
from ._ordered import goes_by_order, methods_by_order
from ._values import is_list, number_of

if TYPE_CHECKING:
    import pandas as pd

#: The roles whose columns are taken by their answers. Of other commands only the groups have an order: yes and no,
#: and numbers, have their own.
_ANSWERS = {
    "goodness": ("column",),
    "multinomial": ("column",),
    "raters": ("columns",),
    "square": ("first", "second"),
    "stratified": ("rows", "columns"),
    "table": ("rows", "columns"),
}

#: Commands that have a row for a category that nobody chose.
_WITH_EMPTY = frozenset(["goodness", "multinomial", "square"])


class Scale(NamedTuple):
    """The categories of a column as they stand in its text, which of them are there, and whether they have an order."""

    name: str
    role: str
    categories: list[str]
    used: list[str]
    is_ordered: bool
    are_numbers: bool

    @property
    def has_order(self) -> bool:
        return self.is_ordered or self.are_numbers


def scales_of(
    command: str, frame: pd.DataFrame, roles: Mapping[str, Any], missing: Mapping[str, Collection[str]]
) -> list[Scale]:
    """The Categoricals among the columns that a command takes by their answers; `missing` are no answers of theirs.

    Raises `RefusedInput` for two of one scale that have it in different orders.
    """
    answers = _ANSWERS.get(command, ())
    if command == "ranks":
        # Items of yes and no have no order.
        answers = ("columns", "column") if roles.get("means") else ("column",)
    found: dict[str, Scale] = {}
    for role in (*answers, "by"):
        for name in _names(roles.get(role)):
            if name in frame.columns and name not in found and hasattr(frame[name].dtype, "categories"):
                found[name] = _scale(frame[name], name, role, missing.get(name, ()))
    scales = list(found.values())
    return _joined(frame, roles, scales) if command == "square" else scales


def texts_of(
    command: str, frame: pd.DataFrame, roles: Mapping[str, Any], scales: list[Scale]
) -> list[set[str]]:
    """The answers of each further column that a command takes by its answers, which would take a list that has them all."""
    if all(scale.has_order for scale in scales):
        return []
    of_scales = {scale.name for scale in scales}
    names = [name for role in _ANSWERS.get(command, ("by",)) for name in _names(roles.get(role))]
    return [
        set(_texts(frame[name].drop_duplicates().dropna()))
        for name in names
        if name in frame.columns and name not in of_scales
    ]


def orders_of(
    command: str,
    scales: list[Scale],
    asked: Mapping[str, Any],
    has_conditions: bool,
    texts: list[set[str]],
) -> list[list[str]]:
    """The lists of categories for the program, one for each that there is; `texts` are from `texts_of`.

    Raises `RefusedInput` for categories that a list can't hold, and for two lists that answers of one column fit.
    """
    lists: dict[str, list[str]] = {}
    for scale in scales:
        if not scale.has_order and goes_by_order(command, scale.role, asked):
            # The program refuses it, as it does texts, and says which answers there are.
            continue
        # Elsewhere a category that nobody chose is left out whatever its place.
        is_whole = command in _WITH_EMPTY or scale.has_order
        if command == "ranks" or scale.role == "by" and command != "trend":
            is_whole = False
        categories = scale.categories if is_whole else scale.used
        if scale.are_numbers and not scale.is_ordered:
            categories = sorted(categories, key=lambda each: number_of(each) or 0)
        if not scale.has_order and any(each <= set(categories) for each in texts):
            # Texts would have an order by it that nobody gave.
            continue
        # One answer has no order, and the program asks for two.
        if len(categories) > 1 and _is_listed(scale, categories):
            lists[scale.name] = categories
    for scale in scales:
        if scale.name in lists:
            _check_own(scale, lists, has_conditions)
    found = list(lists.values())
    return [each for at, each in enumerate(found) if each not in found[:at]]


def _scale(column: pd.Series[Any], name: str, role: str, missing: Collection[str]) -> Scale:
    """A Categorical; its categories are read as the program reads them from the column's text."""
    values = column.cat.categories
    texts = _texts(values.to_series())
    there = set(column.cat.remove_unused_categories().cat.categories)
    known = [(each, value) for each, value in zip(texts, values) if each and each not in missing]
    categories = [each for each, _ in known]
    return Scale(
        name,
        role,
        categories,
        [each for each, value in known if value in there],
        bool(column.cat.ordered),
        bool(categories) and all(number_of(each) is not None for each in categories),
    )


def _texts(values: pd.Series[Any]) -> list[str]:
    """Values as they stand in a file."""
    text = values.to_csv(index=False, header=False, lineterminator="\n")
    return [line[0].strip() if line else "" for line in csv.reader(io.StringIO(text, newline=""))]


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if is_list(value) else []


def _is_listed(scale: Scale, categories: list[str]) -> bool:
    """Whether a list can hold these; refused where something would be lost without it."""
    quoted = next((each for each in categories if '"' in each), None)
    if quoted is None:
        return True
    if not scale.is_ordered and set(categories) == set(scale.used):
        return False
    raise RefusedInput(
        "bad-input",
        f"the category {quoted!r} of column {scale.name!r} has a double quote in it, which a list of levels can't "
        "hold; rename it, such as with .cat.rename_categories()",
    )


def _check_own(scale: Scale, lists: Mapping[str, list[str]], has_conditions: bool) -> None:
    """Raises where the program would take another column's list, of several that hold all answers the shortest."""
    own = lists[scale.name]
    for name, other in lists.items():
        common = [each for each in own if each in other]
        # Which answers conditions leave is not known here.
        used = common if has_conditions else scale.used
        is_taken = set(used) <= set(other) and len(other) <= len(own) and len(used) > 1
        if other == own or not is_taken or not scale.is_ordered:
            continue
        if [own.index(each) for each in used] == [other.index(each) for each in used]:
            continue
        raise RefusedInput(
            "bad-input",
            f"columns {scale.name!r} and {name!r} have the same answers in different orders, or among different ones; "
            "give both the same categories, such as with .cat.set_categories()",
        )


def _joined(frame: pd.DataFrame, roles: Mapping[str, Any], scales: list[Scale]) -> list[Scale]:
    """Of two columns with the same answers one scale of all: what has no categories comes after, by its characters."""
    both = [scale for scale in scales if scale.role != "by"]
    if not both:
        return scales
    in_order = [scale for scale in both if scale.is_ordered]
    categories: list[str] = []
    for scale in [*in_order, *both]:
        categories += [each for each in scale.categories if each not in categories]
    known = {each for scale in in_order for each in scale.categories}
    used = {each for scale in both for each in scale.used}
    for name in (roles["first"], roles["second"]):
        if name in frame.columns and name not in [scale.name for scale in both]:
            used |= set(_texts(frame[name].drop_duplicates().dropna()))
    categories += sorted(used.difference(categories))
    for scale in in_order:
        places = [categories.index(each) for each in scale.categories]
        if places != sorted(places):
            raise RefusedInput(
                "bad-input",
                f"the categories of {in_order[0].name!r} and {scale.name!r} are in different orders; give both one "
                "order, such as with .cat.reorder_categories()",
            )
    joined = both[0]._replace(
        categories=categories,
        used=[each for each in categories if each in used],
        # What has no order of its own takes that of the other, where that has all of its answers.
        is_ordered=known.issuperset(categories),
        are_numbers=all(number_of(each) is not None for each in categories),
    )
    return [joined, *(scale for scale in scales if scale.role == "by")]


def without_order(
    command: str, document: dict[str, Any], scales: list[Scale], asked: Mapping[str, Any]
) -> dict[str, Any]:
    """The answer to all methods, without those that go by an order where categories have none, which it then says."""
    if asked.get("method") != "all":
        return document
    for scale in scales:
        methods = methods_by_order(command, scale.role, asked)
        left_out = list(
            dict.fromkeys(each["method"] for each in document["results"] if each["method"] in methods)
        )
        if scale.has_order or not left_out:
            continue
        document["results"] = [each for each in document["results"] if each["method"] not in methods]
        scored = f"the {scale.role} are scored" if scale.role in ("rows", "columns") else "are scored"
        document["warnings"] = [
            each
            for each in document["warnings"]
            if each["code"] != "default-scores" or scored not in each["message"]
        ]
        message = (
            f"{', '.join(left_out)} {'goes' if len(left_out) == 1 else 'go'} by an order and "
            f"{'is' if len(left_out) == 1 else 'are'} left out: the categories of {scale.name!r} have none; give "
            "them theirs with .cat.set_categories(..., ordered=True), or list them with levels"
        )
        for label in dict.fromkeys(each["label"] for each in document["results"]):
            document["warnings"].append({"label": label, "code": "undefined", "message": message})
    return document

"""The order of ordered Categoricals, as the lists that the program's option `--levels` takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ._errors import RefusedInput
from ._values import is_list

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


def orders_of(
    command: str,
    frame: pd.DataFrame,
    roles: Mapping[str, Any],
    present: Callable[[str], list[str]] | None,
) -> list[list[str]]:
    """The answers of ordered columns in their order, a list for each order that there is.

    `present` says which answers of a column are there, where conditions and codes may leave some out;
    None where all are.

    Raises `RefusedInput` for the same answers in two orders, of which the program takes one.
    """
    answers = _ANSWERS.get(command, ())
    if command == "ranks":
        # Items of yes and no have no order.
        answers = ("columns", "column") if roles.get("means") else ("column",)
    names = [name for role in (*answers, "by") for name in _names(roles.get(role)) if name in frame.columns]
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        order = _order(frame[name])
        if order is not None and present is not None:
            there = present(name)
            order = [each for each in order if each in there]
        if order is not None:
            found[name] = order
    if command == "square":
        found = _shared(frame, [name for name in names if name != roles.get("by")], found)
    for name, order in found.items():
        for other, others in found.items():
            if set(order) == set(others) and order != others:
                raise RefusedInput(
                    "bad-input",
                    f"columns {name!r} and {other!r} have the same answers in different orders; give both one "
                    "order, such as with .cat.reorder_categories()",
                )
    # One answer has no order, and the program asks for two.
    lists = [order for order in found.values() if len(order) > 1]
    return [order for at, order in enumerate(lists) if order not in lists[:at]]


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if is_list(value) else []


def _order(column: pd.Series[Any]) -> list[str] | None:
    """The categories that are used, as they stand in the text; None of a column without an order."""
    if not getattr(column.dtype, "ordered", False):
        return None
    used = column.cat.remove_unused_categories().cat.categories.tolist()
    # Of numbers with decimals and dates the text is not the category's own.
    return [str(each) for each in used] if all(isinstance(each, (str, int)) for each in used) else None


def _shared(
    frame: pd.DataFrame, names: list[str], found: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Of two columns with the same answers one order of all: what has none comes after, by its characters."""
    orders = [found[name] for name in names if name in found]
    rest = {name: order for name, order in found.items() if name not in names}
    if not orders:
        return rest
    both: list[str] = list(frame[names[0]].cat.categories.astype(str)) if names[0] in found else []
    for order in orders:
        both += [each for each in order if each not in both]
    for name in names:
        if name in found:
            places = [both.index(each) for each in found[name]]
            if places != sorted(places):
                raise RefusedInput(
                    "bad-input",
                    f"the categories of {names[0]!r} and {names[1]!r} are in different orders; give both one "
                    "order, such as with .cat.reorder_categories()",
                )
    used = {each for order in orders for each in order}
    texts = {str(each) for name in names if name not in found for each in frame[name].dropna()}
    return {**rest, names[0]: [each for each in both if each in used] + sorted(texts - used)}

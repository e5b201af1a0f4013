"""Which methods go by the order of answers, and are refused where nobody has said one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._values import is_list

#: By the order of all answers that a command takes as categories.
_OF_ALL = {
    "multinomial": "mean-score top-box",
    "raters": "krippendorff-ordinal krippendorff-interval",
    "square": "kappa-linear kappa-quadratic mean-score-change top-box-change signed-rank signed-rank-cc "
    "signed-rank-exact signed-rank-pratt signed-rank-pratt-cc signed-rank-pratt-exact sign-test sign-test-mid-p",
    "stratified": "cmh-correlation",
    "table": "linear-by-linear linear-by-linear-exact tau-b tau-c gamma somers-d-columns somers-d-rows spearman "
    "jonckheere-terpstra",
}

#: By the order of the answers that groups are compared by, and not by that of the groups.
_OF_ANSWERS = {
    "stratified": "cmh-row-means",
    "table": "mean-score-difference top-box-difference superiority kruskal-wallis row-mean-scores mann-whitney "
    "mann-whitney-cc mann-whitney-exact",
}

#: The argument that gives scores, which are an order.
_SCORES = {"rows": "row_scores", "columns": "column_scores"}


def methods_by_order(command: str, role: str, asked: Mapping[str, Any]) -> frozenset[str]:
    """The methods of a command that go by the order of the answers of a role, where no scores were given."""
    if role == "by" or asked.get(_SCORES.get(role, "scores")) is not None:
        return frozenset()
    found = _OF_ALL.get(command, "").split()
    if role == ("rows" if asked.get("groups") == "columns" else "columns"):
        found += _OF_ANSWERS.get(command, "").split()
    return frozenset(found)


def goes_by_order(command: str, role: str, asked: Mapping[str, Any]) -> bool:
    """Whether a method that was named, or the only one that there is, goes by the order of a role's answers."""
    if command == "trend":
        return role == "by" and asked.get("scores") is None
    method: Any = asked.get("method")
    named = list(method) if is_list(method) else str(method).split(",")
    return not methods_by_order(command, role, asked).isdisjoint(named)

"""The same respondents twice or more: paired shares, totals alone, several items, differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._counts import Refused, ask
from ._foreign import is_frame, own
from ._frames import ordered
from ._questions import answer, column_of_frame
from ._reading import Reading, reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Unpack

    from ._questions import Numbers


@reads(Reading)
def paired(
    n11: Numbers,
    n10: Numbers | str | None = None,
    n01: Numbers | str | None = None,
    n00: Numbers | None = None,
    *,
    first: str | None = None,
    second: str | None = None,
    yes: str | Sequence[Any] | None = None,
    by: str | None = None,
    null: Numbers | None = None,
    margins: Sequence[Any] | None = None,
    null_ratio: Numbers | None = None,
    margins_ratio: Sequence[Any] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    side: str | None = None,
    alternative: str | None = None,
    refused: Refused = "raise",
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Two answers of the same respondents: the first share minus the second.

    `n11` said yes to both, `n10` to the first only, `n01` to the second only, `n00` to neither; columns
    of them give a row each. Of a data frame: `paired(df, "q14", "q15")`. The difference has Tango's
    interval unless `method` names another, an odds ratio or a test. Where only the two totals are known: `margins`.

    >>> import halfwidth
    >>> halfwidth.paired(20, 12, 2, 16)[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0       0.2  0.0611  0.3447
    >>> import pandas as pd
    >>> df = pd.DataFrame({"q14": [1, 1, 1, 1, 0, 0, 1, 1], "q15": [1, 0, 0, 1, 0, 0, 0, 1]})
    >>> halfwidth.paired(df, "q14", "q15", method="mcnemar-exact")["p_value"].tolist()
    [0.25]
    """
    n11 = own(n11)
    first = column_of_frame(n11, "first", n10, first)
    second = column_of_frame(n11, "second", n01, second)
    return answer(
        "paired",
        "paired",
        n11,
        {"first": first, "second": second, "yes": yes, "by": by},
        {"n11": n11, "n10": n10, "n01": n01, "n00": n00},
        {"null": null, "margins": margins, "null_ratio": null_ratio, "margins_ratio": margins_ratio},
        {"method": method, "confidence": confidence, "side": side, "alternative": alternative},
        reading,
        refused,
    )


def margins(
    x1: Numbers,
    x2: Numbers,
    n: Numbers,
    *,
    phi: float | Sequence[float] | None = None,
    joint: int | None = None,
    items_asked: int | None = None,
    method: str | None = None,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
) -> pd.DataFrame:
    """Two totals of the same respondents, `x1` and `x2` of `n`: the paired inference over every joint table.

    Lists of totals are items of one family: p-values are adjusted for all of them, or for `items_asked`.
    Without `method` the limits are Tango's, which hold whichever joint table was the true one; p-values have a range.
    `phi` bounds the correlation of the two answers, `joint` is how many said yes to both. Where the joint
    table is known use `paired`.

    >>> import halfwidth
    >>> halfwidth.margins(46, 39, 50)[["estimate", "lower", "upper", "method"]].round(4)
       estimate   lower   upper method
    0      0.14 -0.0129  0.2928  tango
    >>> halfwidth.margins(46, 39, 50)[["verdict", "mcnemar_exact.p_value_min", "mcnemar_exact.p_value_max"]].round(3)
      verdict  mcnemar_exact.p_value_min  mcnemar_exact.p_value_max
    0    some                      0.016                      0.118
    """
    given = {"x1": x1, "x2": x2, "n": n, "phi": phi, "joint": joint, "items_asked": items_asked}
    found = ask(
        "margins",
        given,
        {"method": method, "confidence": confidence, "allow_low_confidence": allow_low_confidence},
    )
    if "tango.lower" not in found.columns:
        return found
    # Without a method a row has several findings; its limits are those of the interval among them.
    found["lower"], found["upper"] = found["tango.lower"], found["tango.upper"]
    found["method"] = found["tango.method"]
    in_order: pd.DataFrame = found[ordered(found.columns)]
    return in_order


@reads(Reading)
def cochran(
    items: Any,
    *,
    columns: str | Sequence[str] | None = None,
    yes: str | Sequence[Any] | None = None,
    by: str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Several yes-or-no answers of the same respondents: Cochran's Q.

    `items` has a row of zeros and ones for each respondent; or it is a data frame, of which `columns`
    names the items (all of its columns without it).

    >>> import halfwidth
    >>> rows = [[1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 1, 1], [1, 0, 1], [1, 0, 0], [0, 0, 0], [1, 1, 0]]
    >>> halfwidth.cochran(rows)[["statistic", "df"]].round(4)
       statistic   df
    0        7.0  2.0
    """
    items = own(items)
    if is_frame(items) and columns is None:
        columns = list(items.columns)
    roles = {"columns": columns, "yes": yes, "by": by}
    return answer("cochran", "cochran", items, roles, {"items": items}, {}, {}, reading)


@reads(Reading)
def differences(
    values: Any,
    first: str | None = None,
    second: str | None = None,
    *,
    by: str | None = None,
    method: str | Sequence[str] | None = None,
    alternative: str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Differences of the same respondents about 0: signed-rank tests of Wilcoxon and Pratt, and sign tests.

    `values` has a difference for each respondent; or `differences(df, "before", "after")`, the first
    minus the second. They test symmetry about 0, not the mean.

    >>> import halfwidth
    >>> halfwidth.differences([-3, 2, 0, 5, 4, 1], alternative="greater")["p_value"].tolist()
    [0.15625]
    """
    values = own(values)
    return answer(
        "differences",
        "differences",
        values,
        {"first": first, "second": second, "by": by},
        {"values": values},
        {},
        {"method": method, "alternative": alternative},
        reading,
    )


def westfall_young(
    differences: Any,
    *,
    method: str | None = None,
    resamples: int | None = None,
    seed: int | None = None,
) -> pd.DataFrame:
    """Several differences of the same respondents, tested together by sign-flips: a row for each.

    `differences` has a row for each respondent, or is a data frame of numbers. The p-values are exact where
    all flips can be gone through.

    >>> import halfwidth
    >>> halfwidth.westfall_young([[1, 0], [1, 1], [0, -1], [1, 1]])["adjusted_p_value"].tolist()
    [0.375, 1.0]
    """
    differences = own(differences)
    options = {"method": method, "resamples": resamples, "seed": seed}
    found = ask("westfall-young", {"differences": differences}, options)
    if is_frame(differences):
        found["item"] = list(differences.columns)
    return found

"""Different respondents: two groups, several, ordered ones, and groups within strata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._counts import Refused
from ._foreign import own
from ._questions import answer, column_of_frame
from ._reading import Reading, Sampling, reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Unpack

    from ._questions import Numbers


@reads(Sampling)
def compare(
    x1: Numbers,
    n1: Numbers | str | None = None,
    x2: Numbers | None = None,
    n2: Numbers | None = None,
    *,
    column: str | None = None,
    by: str | None = None,
    yes: str | Sequence[Any] | None = None,
    null: Numbers | None = None,
    margins: Sequence[Any] | None = None,
    null_ratio: Numbers | None = None,
    margins_ratio: Sequence[Any] | None = None,
    null_odds_ratio: Numbers | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    side: str | None = None,
    alternative: str | None = None,
    refused: Refused = "raise",
    **reading: Unpack[Sampling],
) -> pd.DataFrame:
    """Two shares of different respondents: `x1` of `n1` against `x2` of `n2`, the first minus the second.

    Columns of counts give a row each. Of a data frame, `compare(df, "q14", by="gender")`, the groups
    are those of `by`: two, or two of several as in `by="dept, A minus B"`. Not for two answers of
    the same respondents: `paired`.

    The difference has Newcombe's interval unless `method` names another interval, a ratio or a test.

    >>> import halfwidth
    >>> halfwidth.compare(36, 50, 40, 50)[["estimate", "lower", "upper"]].round(4)
       estimate   lower   upper
    0     -0.08 -0.2423  0.0876
    >>> halfwidth.compare(36, 50, 40, 50, method=["koopman", "fisher"])["method"].tolist()
    ['koopman', 'fisher']
    """
    x1 = own(x1)
    column = column_of_frame(x1, "column", n1, column)
    return answer(
        "compare",
        "compare",
        x1,
        {"column": column, "by": by, "yes": yes},
        {"x1": x1, "n1": n1, "x2": x2, "n2": n2},
        {
            "null": null,
            "margins": margins,
            "null_ratio": null_ratio,
            "margins_ratio": margins_ratio,
            "null_odds_ratio": null_odds_ratio,
        },
        {"method": method, "confidence": confidence, "side": side, "alternative": alternative},
        reading,
        refused,
    )


@reads(Reading)
def groups(
    x: Any,
    n: Any = None,
    *,
    column: str | None = None,
    by: str | None = None,
    yes: str | Sequence[Any] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Shares of several groups: a row for each pair, with p-values adjusted for all pairs by Holm.

    `x` and `n` have a number for each group; or `groups(df, "q14", by="region")`. Without `method` a pair
    has Fisher's test and the difference of its shares, the first minus the second, with Bonferroni limits that
    hold together.

    >>> import halfwidth
    >>> halfwidth.groups([5, 8, 12], [20, 21, 25])[["group", "compared_with", "estimate", "adjusted_p_value"]].round(3)
       group  compared_with  estimate  adjusted_p_value
    0      1              2    -0.131             1.000
    1      1              3    -0.230             0.405
    2      2              3    -0.099             1.000
    """
    x = own(x)
    column = column_of_frame(x, "column", n, column)
    return answer(
        "groups",
        "groups",
        x,
        {"column": column, "by": by, "yes": yes},
        {"x": x, "n": n},
        {},
        {"method": method, "confidence": confidence},
        reading,
    )


@reads(Reading)
def trend(
    x: Any,
    n: Any = None,
    scores: Sequence[float] | None = None,
    *,
    column: str | None = None,
    by: str | None = None,
    yes: str | Sequence[Any] | None = None,
    alternative: str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Whether a share rises or falls with the order of the groups: the test of Cochran and Armitage.

    `x` and `n` have a number for each group in its order; `scores` are 1, 2, 3 ... without them. Of a
    data frame, `trend(df, "q14", by="age")`, the order is that of an ordered Categorical, or `levels`.

    >>> import halfwidth
    >>> halfwidth.trend([5, 8, 12], [20, 21, 25], [1, 2, 3])[["statistic", "p_value"]].round(4)
       statistic  p_value
    0     2.4831   0.1151
    """
    x = own(x)
    column = column_of_frame(x, "column", n, column)
    return answer(
        "trend",
        "trend",
        x,
        {"column": column, "by": by, "yes": yes},
        {"x": x, "n": n},
        {"scores": scores},
        {"alternative": alternative},
        reading,
    )


@reads(Reading)
def stratified(
    strata: Any,
    *,
    rows: str | None = None,
    columns: str | None = None,
    by: str | None = None,
    row_scores: Sequence[float] | None = None,
    column_scores: Sequence[float] | None = None,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    side: str | None = None,
    alternative: str | None = None,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Tables, one a stratum: the common odds ratio, difference or ratio, and tests of Cochran, Mantel and Haenszel.

    `strata` is a list of tables of one shape, each a list of rows; or
    `stratified(df, rows="treated", columns="q14", by="site")`.

    >>> import halfwidth
    >>> halfwidth.stratified([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])[["estimate", "lower", "upper"]].round(3)
       estimate  lower   upper
    0     4.158  1.217  14.208
    """
    strata = own(strata)
    return answer(
        "stratified",
        "stratified",
        strata,
        {"rows": rows, "columns": columns, "by": by},
        {"strata": strata},
        {"row_scores": row_scores, "column_scores": column_scores},
        {"method": method, "confidence": confidence, "side": side, "alternative": alternative},
        reading,
    )

"""The bootstrap of any statistic of a data frame, a list of numbers, or counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._counts import ask
from ._errors import RefusedInput
from ._foreign import is_frame, own
from ._questions import answer
from ._reading import Sampling, reads
from ._values import is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from typing_extensions import Unpack


@reads(Sampling)
def bootstrap(
    data: Any,
    statistic: str | Sequence[str] | None = None,
    *,
    method: str | Sequence[str] | None = None,
    confidence: float | str | None = None,
    side: str | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    monte_carlo_error: float | None = None,
    limit: int | None = None,
    scheme: str | None = None,
    scale: str | Sequence[str] | None = None,
    population: int | None = None,
    **reading: Unpack[Sampling],
) -> pd.DataFrame:
    """The bootstrap of a statistic with its interval, BCa unless `method` names another.

    `data` is a data frame with a row for each respondent and `statistic` such as "mean(score)",
    "median(score)", "difference(mean(score), by: group)" or "proportion(*)", or a list of these;
    a list of numbers with "mean", "median" ...; or counts as the input of `halfwidth batch` has
    them: `{"x": 37, "n": 50}` with "proportion", `{"counts": [...], "scores": [...]}` with "median".

    Without `resamples` the answer is exact wherever all resamples can be gone through, and `resamples`
    says "exact". With `method="max-t"` the intervals of all statistics hold together. For one share
    `proportion` is better: no bootstrap covers well near 0 and 1.

    >>> import halfwidth, pandas as pd
    >>> df = pd.DataFrame({"score": [3, 4, 4, 5, 2, 4, 5, 3, 4, 4]})
    >>> halfwidth.bootstrap(df, "mean(score)")[["estimate", "lower", "upper", "resamples"]]
       estimate  lower  upper resamples
    0       3.8    3.2    4.3     exact
    """
    data = own(data)
    options = {
        "method": method,
        "confidence": confidence,
        "side": side,
        "resamples": resamples,
        "seed": seed,
        "monte_carlo_error": monte_carlo_error,
        "limit": limit,
    }
    design = {"scheme": scheme, "scale": scale, "population": population}
    if isinstance(data, Mapping):
        options["allow_low_confidence"] = reading.pop("allow_low_confidence", None)
        if reading or scheme is not None or scale is not None:
            raise RefusedInput(
                "unknown-member",
                "counts have no columns, schemes or scales; give a data frame, or leave these out",
            )
        return ask("bootstrap", {"statistic": statistic, **data, "population": population}, options)
    if not is_frame(data):
        data, statistic = _column(data, statistic)
    if statistic is None:
        raise RefusedInput("missing-member", "'statistic' is missing; write one such as \"mean(score)\"")
    return answer(
        "bootstrap", "bootstrap", data, {"statistic": statistic, **design}, {}, {}, options, reading
    )


def _column(values: Any, statistic: str | Sequence[str] | None) -> tuple[pd.DataFrame, Any]:
    """A list of numbers as the column `x`, of which a statistic by its name alone is taken."""
    import pandas as pd

    if not is_list(values):
        raise RefusedInput("wrong-type", "data must be a data frame, a list of numbers, or counts")
    if isinstance(statistic, str) and "(" not in statistic:
        statistic = f"{statistic}(x)"
    return pd.DataFrame({"x": values}), statistic

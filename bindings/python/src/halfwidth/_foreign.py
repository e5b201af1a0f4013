"""Data frames of other packages, as those of pandas."""

from __future__ import annotations

from typing import Any

from ._errors import RefusedInput
from ._values import is_list


def is_frame(value: object) -> bool:
    """Whether a value is a data frame of pandas, without the need to import it."""
    return hasattr(value, "columns") and hasattr(value, "to_csv")


def own(value: Any) -> Any:
    """A data frame of polars, pyarrow or the like as one of pandas; anything else as it is.

    Raises `RefusedInput` for a frame that has no rows yet, or none that can be read.
    """
    # Asked of the type: a frame that has no rows yet would work out its columns.
    kind = type(value)
    if hasattr(kind, "collect") and hasattr(kind, "columns") and not hasattr(kind, "to_csv"):
        raise RefusedInput("wrong-type", f"a {kind.__name__} has no rows yet; collect() it first")
    if is_frame(value) or not hasattr(value, "columns"):
        return value
    import pandas as pd

    if hasattr(value, "get_columns"):
        # By its lists, as polars needs pyarrow for more.
        return pd.DataFrame({column.name: _values(column) for column in value.get_columns()})
    if hasattr(value, "to_pandas"):
        return value.to_pandas()
    raise RefusedInput("wrong-type", f"a {kind.__name__} can't be read here; make a pandas.DataFrame of it")


def _values(column: Any) -> Any:
    """The values of a column of polars; an Enum has its categories in the order in which somebody gave them."""
    import pandas as pd

    categories = getattr(column.dtype, "categories", None)
    if type(column.dtype).__name__ == "Enum" and categories is not None:
        return pd.Categorical(column.to_list(), list(categories), ordered=True)
    return column.to_list()


def ratings_of(value: Any) -> Any:
    """Ratings that are texts as a data frame with a column a rater, which has words for them; others as they are."""
    if not is_list(value) or is_frame(value):
        return value
    rows = [list(row) if is_list(row) else [row] for row in value]
    if not any(isinstance(each, str) for row in rows for each in row):
        return value
    if len({len(row) for row in rows}) > 1:
        raise RefusedInput(
            "wrong-shape",
            "the rows of ratings differ in their length; write None for a rating that is missing",
        )
    import pandas as pd

    return pd.DataFrame(rows, columns=[f"rater {at + 1}" for at in range(len(rows[0]))])

"""The report of a survey folder, which shows itself in a notebook."""

from __future__ import annotations

import csv
import html
import io
import os
import re
from typing import TYPE_CHECKING, Any

from ._arguments import arguments_of
from ._frames import column_of
from ._program import run_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def _typed(cells: list[str]) -> list[Any]:
    """Cells as what their column holds: numbers, yes and no, or texts. An empty one is undefined.

    By Python's own reading of numbers, which has every digit; and NA may be the label of an answer.
    """
    filled = {cell for cell in cells if cell}
    if filled and filled <= {"TRUE", "FALSE"}:
        return [None if not cell else cell == "TRUE" for cell in cells]
    for number in (int, float):
        try:
            return [number(cell) if cell else None for cell in cells]
        except ValueError:
            continue
    return [cell or None for cell in cells]


class Report:
    """A page that fetches nothing. In a notebook it shows itself; `save` writes it; `html` is its text."""

    def __init__(self, folder: str, options: Sequence[str]) -> None:
        self._folder = folder
        self._options = list(options)
        self.html: str = self._run("html").decode("utf-8")

    def _run(self, form: str) -> bytes:
        return run_program(["report", *self._options, "--format", form, "--", self._folder])

    def findings(self) -> pd.DataFrame:
        """Every number of the report with its interval: the table that `--format csv` writes."""
        import pandas as pd

        rows = csv.DictReader(io.StringIO(self._run("csv").decode("utf-8"), newline=""))
        columns: dict[str, list[str]] = {name: [] for name in rows.fieldnames or []}
        for row in rows:
            for name, values in columns.items():
                values.append(row[name])
        frame: pd.DataFrame = pd.DataFrame({name: column_of(_typed(each)) for name, each in columns.items()})
        return frame

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the page into a file."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.html)

    def _repr_html_(self) -> str:
        # The page has styles and a script of its own: in a frame neither meets the notebook's. Its links to
        # places in itself would lead to the notebook without an address of its own.
        page = re.sub("<head>", '<head><base href="about:srcdoc">', self.html, count=1)
        return (
            '<iframe sandbox="allow-scripts allow-popups allow-downloads" style="width:100%;height:40rem;'
            f'border:1px solid #ccc" title="Report" srcdoc="{html.escape(page)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<halfwidth.Report of {self._folder!r}, {len(self.html)} characters>"


def report(
    folder: str | os.PathLike[str],
    *,
    confidence: float | str | None = None,
    allow_low_confidence: bool = False,
    method: str | None = None,
    by: str | Sequence[str] | None = None,
    brief: bool = False,
    full: bool = False,
    sections: str | Sequence[str] | None = None,
    smallest_cell: int | None = None,
    date: str | None = None,
) -> Report:
    """Every number of a survey folder with its interval, as a page.

    The options are those of `halfwidth report`. Faults of the folder raise `RefusedInput`, whose message
    has a line for each.
    """
    options: dict[str, Any] = {
        "confidence": confidence,
        "allow_low_confidence": allow_low_confidence,
        "method": method,
        "brief": brief,
        "full": full,
        "sections": sections,
        "smallest_cell": smallest_cell,
        "date": date,
    }
    arguments = arguments_of(options)
    for question in [by] if isinstance(by, str) else by or []:
        arguments += arguments_of({"by": question})
    return Report(os.fspath(folder), arguments)

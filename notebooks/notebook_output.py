"""What the notebooks show: tables, sentences and figures, each with its numbers at full precision.

A person sees rounded numbers. Beside them an output carries the unrounded ones under a media type
of its own, and `tools/check.py` compares those.
"""

import base64
import html
import io
import math

import matplotlib.pyplot as plt
from IPython.display import display
from PIL import Image

NUMBERS = "application/vnd.halfwidth.numbers+json"

BLUE, ORANGE, GREY, DARK = "#2a6496", "#b85c00", "#8a8f94", "#222222"

plt.ioff()
plt.rcParams.update({
    "font.size": 8.5, "axes.titlesize": 9.5, "axes.titlelocation": "left",
    "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY,
    "axes.labelcolor": DARK, "xtick.color": DARK, "ytick.color": DARK,
    "legend.frameon": False, "figure.dpi": 110, "savefig.dpi": 110,
})


def points(value):
    """Formats a share or a difference of shares as percentage points."""
    return f"{100 * value:.1f}".replace("-", "\N{MINUS SIGN}")


def decimals(value):
    """Formats a number with three decimals."""
    return f"{value:.3f}".replace("-", "\N{MINUS SIGN}")


def table(frame, formats=None, numbers=None):
    """Shows a table without its index.

    `formats` maps a column to a function that formats its values; `numbers` is another table to
    compare in its place, where the one shown leaves columns out.
    """
    cells = _texts(frame, formats or {})
    names = [str(name) for name in frame.columns]
    right = [_is_number_column(frame[name]) for name in frame.columns]
    display({
        "text/html": _html(names, right, cells),
        "text/markdown": _markdown(names, right, cells),
        "text/plain": _plain(names, right, cells),
        NUMBERS: _records(frame if numbers is None else numbers),
    }, raw=True)


def sentences(text, numbers=None):
    """Shows Markdown that was put together from numbers."""
    bundle = {"text/markdown": text, "text/plain": text}
    if numbers is not None:
        bundle[NUMBERS] = numbers
    display(bundle, raw=True)


def figure(drawn, alt, numbers=None):
    """Shows a figure with the text that stands for it, and closes it."""
    bundle = {"image/png": base64.b64encode(_png(drawn)).decode("ascii"), "text/plain": alt}
    plt.close(drawn)
    if numbers is not None:
        bundle[NUMBERS] = _records(numbers)
    display(bundle, metadata={"image/png": {"alt": alt}}, raw=True)


def _png(drawn):
    """Returns a figure as a small PNG: 64 colours do for text and lines."""
    drawing, small = io.BytesIO(), io.BytesIO()
    drawn.savefig(drawing, format="png", bbox_inches="tight")
    image = Image.open(drawing).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    image.save(small, format="png", optimize=True)
    return small.getvalue()


def _texts(frame, formats):
    def text(name, value):
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return ""
        return formats[name](value) if name in formats else str(value)
    rows = frame.astype(object).itertuples(index=False, name=None)
    return [[text(name, value) for name, value in zip(frame.columns, row)] for row in rows]


def _is_number_column(column):
    values = [value for value in column if value is not None]
    return all(isinstance(value, (int, float)) and not isinstance(value, bool)
               or hasattr(value, "dtype") for value in values)


def _records(frame):
    def plain(value):
        value = value.item() if hasattr(value, "item") else value
        return None if isinstance(value, float) and math.isnan(value) else value
    return [{str(name): plain(value) for name, value in zip(frame.columns, row)}
            for row in frame.astype(object).itertuples(index=False, name=None)]


def _html(names, right, cells):
    def row(tag, texts):
        marks = [' class="number"' if is_right else "" for is_right in right]
        return "<tr>" + "".join(f"<{tag}{mark}>{html.escape(text)}</{tag}>"
                                for mark, text in zip(marks, texts)) + "</tr>"
    body = "\n".join(row("td", texts) for texts in cells)
    return f"<table>\n<thead>{row('th', names)}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _markdown(names, right, cells):
    def row(texts):
        return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"
    rule = "|" + "|".join(" ---: " if is_right else " --- " for is_right in right) + "|"
    return "\n".join([row(names), rule, *map(row, cells)])


def _plain(names, right, cells):
    widths = [max(map(len, column)) for column in zip(names, *cells)]
    def row(texts):
        return "  ".join(text.rjust(width) if is_right else text.ljust(width)
                         for text, width, is_right in zip(texts, widths, right)).rstrip()
    return "\n".join(map(row, [names, *cells]))

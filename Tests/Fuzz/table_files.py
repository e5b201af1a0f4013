"""One table of counts as several programs write it: each file means the same table.

What is read as another table, or with other names, without an error or a warning is a wrong answer in
silence. What is refused must be refused with exit code 65 or 64 and the place.
"""

# Names that make trouble: words, codes, years, names with a comma, names that look like dates.
NAMES = [
    ["Yes", "No", "Maybe", "Later", "Never"],
    ["1", "2", "3", "4", "5"],
    ["2019", "2020", "2021", "2022", "2023"],
    ["0", "1", "2", "3", "4"],
    ["strongly, agree", "agree", "neither", "disagree", "strongly disagree"],
    ["3/26", "3/27", "3/28", "3/29", "3/30"],
    ["a", "b", "c", "NA", "e"],
    ["ខ្មែរ", "français", "日本語", "עברית", "Ω"],
]


def table(source):
    """A table of counts with names of rows and columns."""
    rows, columns = source.randint(2, 5), source.randint(2, 5)
    counts = [[source.choice([0, 1, 2, 5, 9, 14, 30]) + 1 for _ in range(columns)] for _ in range(rows)]
    return counts, source.choice(NAMES)[:rows], source.choice(NAMES)[:columns]


def _field(text, separator):
    return f'"{text}"' if separator in text or '"' in text else text


def _lines(rows, separator, end="\n"):
    return end.join(separator.join(_field(cell, separator) for cell in row) for row in rows) + end


def pandas(source, counts, rows, columns):
    """`pandas.crosstab(...).to_csv()`: the corner names the rows."""
    body = [[name, *map(str, line)] for name, line in zip(rows, counts)]
    return _lines([["answer", *columns], *body], ",")


def r_csv(source, counts, rows, columns):
    """`write.csv(table(...))` of a matrix: an empty corner, all texts in quotes."""
    header = ",".join(['""'] + [f'"{name}"' for name in columns])
    body = [",".join([f'"{name}"', *map(str, line)]) for name, line in zip(rows, counts)]
    return "\n".join([header, *body]) + "\n"


def r_table(source, counts, rows, columns):
    """`write.table(..., sep = ",")`: the header is one field shorter than the rows."""
    header = ",".join(f'"{name}"' for name in columns)
    body = [",".join([f'"{name}"', *map(str, line)]) for name, line in zip(rows, counts)]
    return "\n".join([header, *body]) + "\n"


def excel(source, counts, rows, columns):
    """A pivot saved as CSV: a label in the corner, semicolons in much of Europe, blanks left over."""
    separator = source.choice([",", ";", "\t"])
    width = len(columns) + 1
    lines = [["Row Labels", *columns], *[[n, *map(str, c)] for n, c in zip(rows, counts)]]
    blank_rows, blank_columns = source.choice([0, 0, 2]), source.choice([0, 0, 1])
    lines = [line + [""] * blank_columns for line in lines]
    lines += [[""] * (width + blank_columns)] * blank_rows
    return _lines(lines, separator, "\r\n")


def totals(source, counts, rows, columns):
    """A pivot with grand totals: never a category."""
    word = source.choice(["Total", "All", "Grand Total", "TOTAL", "Sum", "total"])
    body = [[name, *map(str, line), str(sum(line))] for name, line in zip(rows, counts)]
    sums = [sum(column) for column in zip(*counts)]
    body.append([word, *map(str, sums), str(sum(sums))])
    return _lines([["answer", *columns, word], *body], ",")


WRITERS = {
    "pandas": pandas, "R's write.csv": r_csv, "R's write.table": r_table, "Excel": excel,
    "totals": totals,
}

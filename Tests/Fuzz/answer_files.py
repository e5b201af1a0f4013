"""Answers of the same respondents as several programs write them: each file means the same answers."""


def answers(source):
    """Rows of (group, score): scores of a short scale, or measures with decimals."""
    rows = source.randint(4, 12)
    if source.random() < 0.5:
        scores = [source.randint(1, 5) for _ in range(rows)]
    else:
        scores = [source.randint(10, 990) / 100 for _ in range(rows)]
    return [(source.choice("AB"), score) for score in scores]


def _file(rows, separator=",", point=".", end="\n", start="", after=""):
    lines = [("group", "score"), *((group, str(score).replace(".", point)) for group, score in rows)]
    return start + end.join(separator.join(line) + after for line in lines) + end


def plain(source, rows):
    return _file(rows)


def excel_europe(source, rows):
    return _file(rows, separator=";", point=",", end="\r\n", start="\ufeff")


def tabs(source, rows):
    return _file(rows, separator="\t", point=source.choice(".,"))


def left_over(source, rows):
    """Blank columns at the right and blank rows at the end."""
    return _file(rows, after=",,", end="\r\n") + ",,,\r\n" * source.choice([1, 3])


def other_order(source, rows):
    rows = list(rows)
    source.shuffle(rows)
    return _file(rows)


def total_row(source, rows):
    """A last row with the sum, which is nobody's answer."""
    word = source.choice(["Total", "TOTAL", "Sum", "All"])
    total = round(sum(score for _, score in rows), 2)
    return _file([*rows, (word, total)])


def code_99(source, rows):
    """An answer that was not given, under its usual code."""
    if any(not isinstance(score, int) for _, score in rows):
        return _file(rows)
    return _file([*rows, ("A", source.choice([99, 999, -9]))])


WRITERS = {
    "plain": plain, "Excel in Europe": excel_europe, "tabs": tabs, "left over": left_over,
    "another order": other_order, "a total row": total_row, "a code 99": code_99,
}

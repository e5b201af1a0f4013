"""The table of the families, and which of their goals are missed."""

from families import EXACT_TARGET, RATIO_TARGET
from formatting import MISSED, ratio_text, table, time_text
from measure import ratio


def families_lines(results):
    """A line for each cell of the families: our time, the best rival, the ratio, and whether the goals are reached."""
    lines = []
    for cell, everyone in results:
        mine = everyone[0]
        rivals = [m for m in everyone[1:] if m.counts]
        rival = min(rivals, key=lambda m: m.median, default=None)
        measured = mine.counts and rival is not None
        lines.append({
            "cell": cell.name, "family": cell.family, "what": cell.title.removeprefix(f"{cell.family}: "),
            "ours": mine.median if mine.counts else None, "rival": rival.entry.label if measured else None,
            "seconds": rival.median if measured else None, "ratio": ratio(rival, mine) if measured else None,
            "target": RATIO_TARGET,
            "at_most": EXACT_TARGET if cell.is_exact else None})
    return lines


def families_misses(lines):
    """The goals of the families that are missed: line, against, goal, found."""
    for line in lines:
        if line["ratio"] is not None and line["ratio"] < line["target"]:
            yield line, f"best of all: {line['rival']}", f"{line['target']:g}", ratio_text(line["ratio"])
        if line["at_most"] and line["ours"] is not None and line["ours"] > line["at_most"]:
            yield line, "", f"at most {time_text(line['at_most'])}", time_text(line["ours"])


def families_text(lines):
    missed = {id(line) for line, *_ in families_misses(lines)}
    rows = []
    for line in lines:
        goal = f"{line['target']:g}" + (f", at most {time_text(line['at_most'])}" if line["at_most"] else "")
        if line["ratio"] is None:
            found = ["", "", "not measured", goal, ""]
        else:
            found = [
                line["rival"], time_text(line["seconds"]), ratio_text(line["ratio"]), goal,
                MISSED if id(line) in missed else "reached"]
        ours = "" if line["ours"] is None else time_text(line["ours"])
        rows.append([line["family"], line["what"], ours, *found])
    return table(["family", "workload", "ours", "best of all rivals", "its time", "over ours", "goal", ""], rows)

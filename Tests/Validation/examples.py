"""An example of a disagreement, and how it is found in the data."""

import json

import golden
import wording


class Seen:
    """An example: what the program, the reference and a peer give for a case."""

    def __init__(self, data, case, call, names):
        self.case, self.call, self.theirs = case, call, call["values"][case["id"]]
        self.ours = data.reference(case)
        self.names = names or [name for name in self.theirs if name in self.ours]

    def lines(self):
        return (f"Example: {wording.question(self.case)}.\n\n| | |\n| --- | --- |\n"
                f"| Halfwidth | {wording.shown(self.ours, self.names)} |\n"
                f"| {wording.peer_name(self.call)}, {wording.code(self.call)} | {wording.shown(self.theirs, self.names)} |\n")


def size(case):
    return len(json.dumps(case["input"])), json.dumps(case["input"])


def smallest(data, package, analysis, method, names=None, more_than=1e-3, only=lambda case: True, call_has=""):
    """The case with the shortest input at which a peer is further off than `more_than`."""
    found = []
    for call in data.calls_of[analysis, method]:
        if call["package"] != package or call_has not in call["call"]:
            continue
        for identifier, values in call["values"].items():
            case = data.by_id[identifier]
            reference = data.reference(case)
            if "error" in values or case["file"] == "published.jsonl" or not only(case):
                continue
            apart = [golden.difference(values[name], reference[name]) for name in names or values
                     if name in values and name in reference]
            if any(one is not None and one > more_than for one in apart):
                found.append((size(case), call["call"], identifier, call))
    if not found:
        raise SystemExit(f"{package} {analysis} {method}: no example of a disagreement is left in the data")
    _, _, identifier, call = min(found, key=lambda one: one[:3])
    return Seen(data, data.by_id[identifier], call, names)


def must(holds, sentence):
    """An argument that does not hold is no argument: the pages are not made."""
    if not holds:
        raise SystemExit("an argument of disagreements.py does not hold: " + sentence)


def counts2(case):
    one = case["input"]
    return one["x1"], one["n1"], one["x2"], one["n2"]


def inner(case):
    """Whether no count is 0 or all."""
    x1, n1, x2, n2 = counts2(case)
    return 0 < x1 < n1 and 0 < x2 < n2


def level(case):
    return (1 - case["confidence"]) / 2

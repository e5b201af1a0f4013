#!/usr/bin/env python3
"""Draws synthetic answers that have every printed margin of the published survey.

    python3 draw.py > synthetic-responses.csv

The answers are made up: nobody gave them. Each respondent gets a trait, each section and each item that is asked twice
a leaning of its own; who ranks highest by the sum of these and of chance gives the highest answers, as many as printed.
"""

import csv
import random
import sys
from pathlib import Path

SEED = 20210427
RESPONDENTS = 50
COUNTS = Path(__file__).resolve().parent.parent / "disrupting-harm-cambodia" / "counts.csv"

AGREEMENT = ["strongly disagree", "slightly disagree", "slightly agree", "strongly agree"]
RATING = ["poor", "fair", "good", "excellent"]
BOXES = {
    "disagree": AGREEMENT[:2],
    "agree": AGREEMENT[2:],
    "unfavourable": RATING[:2],
    "favourable": RATING[2:],
}
# How what is not printed is spread over the levels: made up.
WEIGHTS = dict(zip(AGREEMENT + RATING, [1, 2, 3, 6, 2, 4, 3, 2]))
# Printed as 19, which with the other three levels makes 51 of 50: no answers can have it.
IMPOSSIBLE = {("collaboration", "", "fair")}
# Numbers without a base, and totals of cases: no shares of the respondents.
LEFT_OUT = {"participants", "outcome-participants", "outcome-cases"}
# Of questions of which one answer is printed: what the others gave.
OTHER = {"organisation": "other", "several-services": "one", "cases-worked": "not-worked"}
SINGLE = {"gender", "organisation", "several-services", "cases-worked"}
SECTIONS = {
    "services": "sample", "child": "vulnerabilities", "society": "vulnerabilities", "reporting": "reporting",
    "support": "support", "services-availability": "quality", "services-quality": "quality",
    "law": "state", "government": "state", "collaboration": "state", "public": "state",
}


def column(question, item):
    """The name of a column, by the rules of Stata and SPSS: letters, digits and underscores, 32 at the most."""
    short = question.replace("services-", "").replace("-general", "_gen").replace("-ocsea", "_ocs")
    name = "_".join([short, item] if item else [short]).replace("-", "_")
    assert len(name) <= 32, name
    return name


def printed():
    """What is printed of each question, item and category, as a count; of a bound the nearest count beyond it."""
    found = {}
    for row in csv.DictReader(COUNTS.open(encoding="utf-8", newline="")):
        key = row["question"], row["item"], row["category"]
        if row["question"] in LEFT_OUT or key in IMPOSSIBLE:
            continue
        if row["count"]:
            found[key] = int(row["count"])
        elif row["percent"].startswith(">"):
            found.setdefault(key, int(row["percent"][1:]) * RESPONDENTS // 100 + 1)
        else:
            found[key] = round(float(row["percent"]) * RESPONDENTS / 100)
    return found


def shared(total, levels):
    """A total spread over levels by their weights, largest remainders first."""
    weight = sum(WEIGHTS[level] for level in levels)
    parts = {level: total * WEIGHTS[level] // weight for level in levels}
    rest = sorted(levels, key=lambda level: -(total * WEIGHTS[level] % weight))
    for level in rest[: total - sum(parts.values())]:
        parts[level] += 1
    return parts


def levels_of(known):
    """The counts of all four levels that agree with the printed ones, and with printed boxes."""
    levels = AGREEMENT if any(name in known for name in AGREEMENT + ["agree", "disagree"]) else RATING
    boxes = [name for name in BOXES if BOXES[name][0] in levels]
    parts = {level: known[level] for level in levels if level in known}
    sums = {box: known[box] for box in boxes if box in known}
    for box in boxes:
        if all(level in parts for level in BOXES[box]):
            sums[box] = sum(parts[level] for level in BOXES[box])
    if len(sums) == 1:
        other = next(box for box in boxes if box not in sums)
        sums[other] = RESPONDENTS - next(iter(sums.values()))
    groups = [(sums[box], BOXES[box]) for box in boxes] if sums else [(RESPONDENTS, levels)]
    for total, members in groups:
        open_levels = [level for level in members if level not in parts]
        left = total - sum(parts.get(level, 0) for level in members)
        parts.update(shared(left, open_levels) if open_levels else {})
    assert sum(parts.values()) == RESPONDENTS, (known, parts)
    return [parts[level] for level in levels]


class Respondents:
    """The respondents, and what makes their answers alike."""

    def __init__(self):
        self.random = random.Random(SEED)
        self.trait = self.normal()
        self.leanings = {}

    def normal(self):
        """A number for each respondent, nearly normal; random() alone is the same in all versions."""
        return [sum(self.random.random() for _ in range(12)) - 6 for _ in range(RESPONDENTS)]

    def leaning(self, name):
        if name not in self.leanings:
            self.leanings[name] = self.normal()
        return self.leanings[name]

    def order(self, question, item):
        """The respondents from the lowest answer to the highest."""
        section = next((name for key, name in SECTIONS.items() if question.startswith(key)), "scenarios")
        family = question.removesuffix("-general").removesuffix("-ocsea")
        parts = self.trait, self.leaning(section), self.leaning((family, item)), self.normal()
        weights = 0.5, 0.6, 0.8, 0.7
        score = [sum(w * part[i] for w, part in zip(weights, parts)) for i in range(RESPONDENTS)]
        return sorted(range(RESPONDENTS), key=lambda i: score[i])


def assigned(order, counts):
    """For each respondent the place of the answer, so many lowest, so many next, and so on."""
    places = [place for place, count in enumerate(counts) for _ in range(count)]
    answers = [0] * RESPONDENTS
    for respondent, place in zip(order, places):
        answers[respondent] = place
    return answers


def services(people, chosen, several):
    """Options of which as many respondents chose more than one as is printed."""
    few = people.order("services", "few")[: RESPONDENTS - several]
    columns = {}
    for item, count in chosen.items():
        most = item == max(chosen, key=chosen.get)
        order = [i for i in people.order("services", item) if i not in few]
        top = few + order[::-1] if most else order[::-1]
        columns[item] = [int(i in top[:count]) for i in range(RESPONDENTS)]
    return columns, [int(i not in few) for i in range(RESPONDENTS)]


def main():
    numbers = printed()
    people = Respondents()
    columns = {"respondent": [f"s{i + 1:02}" for i in range(RESPONDENTS)]}
    offered, several = services(
        people, {item: n for (question, item, _), n in numbers.items() if question == "services"},
        numbers["several-services", "several", ""])
    done = set()
    for question, item, category in numbers:
        if (question, item) in done or question in done:
            continue
        name = column(question, item)
        known = {c: n for (q, i, c), n in numbers.items() if (q, i) == (question, item)}
        if question in SINGLE:
            done.add(question)
            answers = [i for (q, i, _) in numbers if q == question] + [OTHER.get(question, "")]
            counts = [n for (q, _, _), n in numbers.items() if q == question]
            counts.append(RESPONDENTS - sum(counts))
            places = [1 - s for s in several] if question == "several-services" else assigned(
                sorted(range(RESPONDENTS), key=people.normal().__getitem__), counts)
            columns[column(question, "")] = [answers[place] for place in places]
        elif question == "services":
            done.add((question, item))
            columns[name] = offered[item]
        else:
            done.add((question, item))
            counts = [RESPONDENTS - known[""], known[""]] if "" in known else levels_of(known)
            start = 0 if "" in known else 1
            columns[name] = [start + place for place in assigned(people.order(question, item), counts)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values()))


if __name__ == "__main__":
    main()

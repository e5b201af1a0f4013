"""What a profile shows of goals that are missed: `misses.json`, a sentence for each."""

import json
import pathlib

NOTES = pathlib.Path(__file__).parent / "misses.json"
MEMBERS = {"goal", "kernels", "shows"}


def read(path=NOTES):
    """The notes; each names its goal by the workload or what is measured, and the kernels, or `any`."""
    notes = json.loads(path.read_text())
    for note in notes:
        if set(note) != MEMBERS or not all(note.values()):
            raise ValueError(f"{path.name}: {note} must have {', '.join(sorted(MEMBERS))}, and no more")
    return notes


def fits(note, goal, kernels):
    return note["goal"] == goal and note["kernels"] in ("any", kernels)


def sentence(notes, goal, kernels):
    """What is said of a missed goal; nothing where no note, or more than one, is of it."""
    found = [note["shows"] for note in notes if fits(note, goal, kernels)]
    return found[0] if len(found) == 1 else ""


def problems(notes, missed, reached, known):
    """What does not fit between notes and goals.

    `missed` and `reached` are pairs of a goal and its kernels, of this run or an earlier one; `known` are the names of
    all goals, also of those that this run has left out.
    """
    found = []
    for goal, kernels in dict.fromkeys(missed):
        count = sum(fits(note, goal, kernels) for note in notes)
        if count != 1:
            found.append(
                f"{goal}{f', {kernels}' if kernels else ''} is missed and has {count} notes in {NOTES.name}; give it one")
    for note in notes:
        place = f"the note on {note['goal']}, {note['kernels']}"
        if note["goal"] not in known:
            found.append(f"{place}: there is no such goal")
        elif not any(fits(note, *pair) for pair in missed):
            if any(fits(note, *pair) for pair in reached):
                found.append(f"{place}: the goal is reached; take the note out of {NOTES.name}")
    return found

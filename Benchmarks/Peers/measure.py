"""Agreement first, then rounds in which everybody takes turns."""

import gc
import math
import statistics
import sys
import time

from workers import WorkerError

SHORTEST = 0.03  # seconds that one measurement takes at least, by calling again
MOST_CALLS = 20_000


def largest_difference(values, reference):
    if len(values) != len(reference):
        return math.inf
    return max((abs(a - b) for a, b in zip(values, reference)), default=math.inf)


class Measured:
    """What came out of an entry."""

    def __init__(self, entry):
        self.entry = entry
        self.problem = None
        self.difference = None
        self.calls = 1
        self.seconds = []  # of each round, for all of the work

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def counts(self):
        return self.problem is None and bool(self.seconds)


def prepare(measured, workers):
    """Calls once to compile and warm up, and again for an answer."""
    entry = measured.entry
    worker = workers.get(entry.worker)
    if worker is None:
        measured.problem = f"{entry.worker} is not there"
        return None
    try:
        first, answer = worker.run(entry.workload, entry.settings)
        if first < 1:
            first, answer = worker.run(entry.workload, {**entry.settings})
        measured.calls = max(1, min(MOST_CALLS, math.ceil(SHORTEST / max(first, 1e-8))))
        if 1 < measured.calls:
            # The first calls are slow: what a call costs shows in several.
            warm, _ = worker.run(entry.workload, entry.settings, min(measured.calls, 200))
            measured.calls = max(1, min(MOST_CALLS, math.ceil(SHORTEST / max(warm, 1e-9))))
        return answer
    except WorkerError as error:
        measured.problem = str(error)
        return None


def measure(cell, workers, rounds):
    """Measures a cell; an entry that disagrees is not timed."""
    everyone = [Measured(entry) for entry in cell.entries]
    reference = None
    for measured in everyone:
        answer = prepare(measured, workers)
        if answer is None:
            continue
        if reference is None and measured.entry.kind == "ours":
            reference = answer
        if reference is None:
            continue
        measured.difference = largest_difference(answer, reference)
        tolerance = measured.entry.tolerance
        tolerance = cell.tolerance if tolerance is None else tolerance
        if not measured.difference <= tolerance:
            measured.problem = f"disagrees by {measured.difference:.3g}, allowed {tolerance:.3g}"
    gc.collect()
    for number in range(rounds):
        for measured in everyone:
            if measured.problem:
                continue
            entry = measured.entry
            settings = {**entry.settings, "seed": 1 + 100_000 * (number + 1)}
            seconds, _ = workers[entry.worker].run(entry.workload, settings, measured.calls)
            measured.seconds.append(seconds * entry.part)
    return everyone


def ratio(slow, fast):
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(slow.seconds, fast.seconds))


def best(everyone, kind, width, rival=""):
    """The fastest of a kind whose label begins so, for a width of our kernels; or None."""
    candidates = [
        m for m in everyone
        if m.entry.kind == kind and m.counts and m.entry.width in (None, width)
        and m.entry.label.startswith(rival)]
    return min(candidates, key=lambda m: m.median, default=None)


def measure_cells(cells, workers, rounds, log=sys.stderr):
    results = []
    for cell in cells:
        start = time.monotonic()
        everyone = measure(cell, workers, rounds)
        results.append((cell, everyone))
        print(f"{cell.name}: {time.monotonic() - start:.0f} s", file=log, flush=True)
        for measured in everyone:
            if measured.problem:
                print(f"  {measured.entry.label}: {measured.problem}", file=log, flush=True)
    return results


def measure_two_threads(rows, workers, rounds):
    """Our time on one thread and on two, and a rival's, in turns; our answers must be the same."""
    results = []
    for title, workload, rival_one, rival_two, B in rows:
        row = {"title": title, "B": B, "problem": None, "seconds": [[], [], [], []]}
        results.append(row)
        runs = [
            (workers["ours"], workload, {"B": B, "threads": 1}),
            (workers["ours"], workload, {"B": B, "threads": 2}),
            (workers["python"], rival_one, {"B": B}), (workers["python"], rival_two, {"B": B}),
        ]
        try:
            answers = [worker.run(name, settings)[1] for worker, name, settings in runs]
            if answers[0] != answers[1]:
                row["problem"] = "two threads give another answer than one"
                continue
            calls = [max(1, math.ceil(0.1 / worker.run(name, settings)[0]))
                     for worker, name, settings in runs]
            for number in range(rounds):
                for place, (worker, name, settings) in enumerate(runs):
                    seeded = {**settings, "seed": 1 + 1000 * (number + 1)}
                    row["seconds"][place].append(worker.run(name, seeded, calls[place])[0])
        except WorkerError as error:
            row["problem"] = str(error)
    return results


def measure_growth(rows, workers, seconds_limit=2.0):
    """Our time against n or B, the fastest of three, and the slope on log axes."""
    results = []
    for title, workload, fixed, key, values in rows:
        points = []
        problem = None
        for value in values:
            try:
                settings = {**fixed, key: value}
                first, _ = workers["ours"].run(workload, settings)
                calls = max(1, min(1000, math.ceil(0.01 / max(first, 1e-8))))
                times = [first] if calls == 1 else []
                for number in range(3):
                    seconds, _ = workers["ours"].run(
                        workload, {**settings, "seed": 1000 * (number + 2)}, calls)
                    times.append(seconds)
                points.append((value, min(times)))
            except WorkerError as error:
                problem = str(error)
                break
            if points[-1][1] > seconds_limit:
                break
        results.append({
            "title": title, "key": key, "points": points, "problem": problem,
            "slope": slope(points), "last_slope": slope(points[-2:])})
    return results


def slope(points):
    """The least-squares slope of log time against log size."""
    if len(points) < 2:
        return None
    x = [math.log(size) for size, _ in points]
    y = [math.log(seconds) for _, seconds in points]
    mean_x, mean_y = statistics.fmean(x), statistics.fmean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)

"""The data of the families' workloads, which data/families.json holds for R as well, and what rivals in Python share."""

import json
import math
import pathlib

import scipy.stats

DATA = json.loads((pathlib.Path(__file__).parent / "data" / "families.json").read_text())
Z = scipy.stats.norm.ppf(0.975)


def tail(z):
    return math.erfc(z / math.sqrt(2)) / 2


def without_B(function, *arguments):
    """A workload of no resamples."""
    return lambda B: function(*arguments)

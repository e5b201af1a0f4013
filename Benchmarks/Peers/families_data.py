"""The data of the families' workloads, and what the rivals' files in Python share; data/families.json holds them for R as well."""

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

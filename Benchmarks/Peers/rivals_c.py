"""Rivals in C, compiled on the spot for this machine: the plain loops of the gate, and rivals.c.

On a machine with AVX-512 they are compiled twice, once without it, so that a kernel of ours meets a rival of its width.
"""

import ctypes
import functools
import pathlib
import subprocess
import tempfile

import numpy as np

import statistics_by_hand as by_hand
from workload_data import (
    ANSWERS, CHI_SQUARED, CORRELATION, EXPECTED, FIRST, ITEMS, LIKERT, LIKERT_COUNTS, PROPORTION, ROWS,
    SECOND, TABLE, TRUTHS, X, Y,
)

HERE = pathlib.Path(__file__).parent
PLAIN = HERE.parent / "Gate" / "CPlainLoops"
FLAGS = {256: ["-mno-avx512f"], 512: ["-mprefer-vector-width=512"]}
seeds = iter(range(1, 1 << 62))


@functools.cache
def library(width):
    folder = tempfile.mkdtemp(prefix="rivals-")
    path = pathlib.Path(folder) / "rivals.so"
    subprocess.run(
        ["clang", "-O3", "-march=native", *FLAGS[width], "-ffast-math", "-shared", "-fPIC", "-w",
         f"-I{PLAIN / 'include'}", HERE / "rivals.c", PLAIN / "plain_loops.c", "-lm", "-o", path],
        check=True)
    return ctypes.CDLL(str(path))


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def size(number):
    return ctypes.c_size_t(int(number))


def seed():
    return ctypes.c_uint64(next(seeds))


PROPORTION_8, FIRST_8, SECOND_8, LIKERT_8 = (
    values.astype(np.uint8) for values in (PROPORTION, FIRST, SECOND, LIKERT))
ANSWERS_8 = np.ascontiguousarray(ANSWERS)
ROW_OF = np.repeat(np.arange(4, dtype=np.uint8), TABLE.sum(1))
COLUMN_OF = np.repeat(np.arange(4, dtype=np.uint8), TABLE.sum(0))
EXPECTED_ROWS = np.ascontiguousarray(EXPECTED, dtype=float)
COUNTS = LIKERT_COUNTS.astype(np.intc)


def sums(values, B, width, largest):
    counts = np.zeros(largest + 1, np.uint64)
    library(width).plain_sums(pointer(values), size(ROWS), size(B), seed(), pointer(counts))
    return counts.astype(np.int64)


def proportion(B, method, width):
    return by_hand.proportion_interval(sums(PROPORTION_8, B, width, ROWS), method)


def likert(B, method, width):
    return by_hand.likert_interval(sums(LIKERT_8, B, width, 4 * ROWS), method)


def difference(B, method, width):
    counts = np.zeros(2 * ROWS + 1, np.uint64)
    library(width).plain_differences(
        pointer(FIRST_8), pointer(SECOND_8), size(ROWS), size(B), seed(), pointer(counts))
    return by_hand.difference_interval(counts.astype(np.int64), method)


def joint(B, width):
    counts = np.zeros((ITEMS, ROWS + 1), np.uint64)
    library(width).plain_joint_counts(
        pointer(ANSWERS_8), size(ROWS), size(ITEMS), size(B), seed(), pointer(counts))
    cumulative = counts.cumsum(1)
    lower = (cumulative <= int(0.025 * B)).sum(1)
    upper = (cumulative <= int(0.975 * B)).sum(1)
    return np.stack([lower, upper], 1).ravel() / ROWS


def correlation(B, method, width):
    replicates = np.empty(B)
    library(width).plain_correlations(
        pointer(X), pointer(Y), size(len(X)), size(B), seed(), pointer(replicates))
    return by_hand.correlation_interval(replicates, CORRELATION, method)


def chi_squared(B, width):
    count = library(width).plain_chi_squared_exceedances
    count.restype = ctypes.c_size_t
    exceedances = count(
        pointer(ROW_OF), pointer(COLUMN_OF), size(TABLE.sum()), size(4), size(4),
        pointer(EXPECTED_ROWS), ctypes.c_double(CHI_SQUARED), size(B), seed())
    return (exceedances + 1) / (B + 1)


# --- Without simulation; these call themselves so many times.


def proportion_exact(calls, width):
    out = np.empty(2)
    library(width).rival_proportion(ROWS, 37, calls, pointer(out))
    return out


def difference_exact(calls, width):
    out = np.empty(2)
    library(width).rival_difference(ROWS, 36, 40, calls, pointer(out))
    return out


def likert_exact(calls, width):
    out = np.empty(2)
    library(width).rival_likert(ROWS, 4, pointer(COUNTS), calls, pointer(out))
    return out


def coverage_exact(calls, width):
    out = np.empty(1)
    library(width).rival_coverage(ROWS, pointer(TRUTHS), len(TRUTHS), calls, pointer(out))
    return out

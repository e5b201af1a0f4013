"""The data of the workloads W1-W8; Workloads/WorkloadData.swift and worker.R hold the same."""

import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent

ROWS = 50
# W1: 37 of 50.
PROPORTION = np.r_[np.ones(37), np.zeros(13)]
# W2, W6b: 36 of 50 and 40 of 50.
FIRST = np.r_[np.ones(36), np.zeros(14)]
SECOND = np.r_[np.ones(40), np.zeros(10)]
# W3: 50 respondents, 60 items.
ANSWERS = np.loadtxt(HERE / "data" / "answers.csv", delimiter=",", dtype=np.uint8)
ITEMS = ANSWERS.shape[1]
PAIR_I, PAIR_J = np.triu_indices(ITEMS, 1)
# W4: answers from 1 to 4.
LIKERT_COUNTS = np.array([8, 12, 20, 10])
LIKERT = np.repeat([1.0, 2.0, 3.0, 4.0], LIKERT_COUNTS)
# W5, W6a.
TABLE = np.array([[18, 14, 10, 8], [12, 16, 13, 9], [9, 12, 15, 14], [7, 9, 13, 21]])
EXPECTED = np.outer(TABLE.sum(1), TABLE.sum(0)) / TABLE.sum()
CHI_SQUARED = float(((TABLE - EXPECTED) ** 2 / EXPECTED).sum())
# W6b: the columns are the samples for scipy's Barnard and Boschloo.
TWO_BY_TWO = np.array([[36, 40], [14, 10]])
# W7.
TRUTHS = np.arange(1, 100) / 100
# W8.
X, Y = np.loadtxt(HERE / "data" / "pairs.csv", delimiter=",").T.copy()
CORRELATION = float(np.corrcoef(X, Y)[0, 1])

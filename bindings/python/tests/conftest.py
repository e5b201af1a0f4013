"""What the tests share: the project's files, and the shipped example of respondents."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def respondents() -> pd.DataFrame:
    """24 made-up respondents: id, gender, step, before, after, tv, radio, web."""
    return pd.read_csv(PROJECT / "Tests/Cases/before-after.csv")


@pytest.fixture
def project() -> Path:
    return PROJECT

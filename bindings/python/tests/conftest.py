"""What the tests share: where the project is."""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project() -> Path:
    return PROJECT

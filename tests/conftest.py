"""Shared by all tests: the ``--accept`` flag, which writes what is found as the new expected result."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--accept``."""
    parser.addoption("--accept", action="store_true", help="write what is found as the new expected result")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """True when expected results are to be written anew."""
    return bool(request.config.getoption("--accept"))

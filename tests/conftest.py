"""Shared by all tests: the ``--accept`` flag, and one browser and one Ace for all the files that a process checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from printgen.check.session import session


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--accept``."""
    parser.addoption("--accept", action="store_true", help="write what is found as the new expected result")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """True when expected results are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session", autouse=True)
def checkers_stay_open() -> Iterator[None]:
    """A browser takes longer to start than to look at a page."""
    with session():
        yield

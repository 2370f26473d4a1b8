"""Shared by all tests: the ``--accept`` flag, one browser and one Ace for all the files that a process checks, and
examples of property tests that are the same in every run; ``--hypothesis-profile=new`` looks for others.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from printgen.check.session import session

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None)
settings.load_profile("same")


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

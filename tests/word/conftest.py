"""One Word document of every kind of block, and a way to break it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from printgen.pipeline import Built, Order, build
from printgen.transform.select import Selection
from tests.documents.matrix import brand, workbook
from tests.word.references import FIVE, built, reference, resaved, restyled, saved

Edit = Callable[[str], str]
Break = Callable[..., bytes]


@pytest.fixture(scope="session")
def every_kind() -> bytes:
    """The kitchen sink in Word."""
    order = Order(brand=brand("harbour-mind"), selection=Selection())
    return build(workbook("tests/cases/kitchen-sink"), "docx", order).data


@pytest.fixture(scope="session")
def broken(every_kind: bytes) -> Break:
    """Gives the document with one part changed by a function, or left out when there is none."""

    def break_it(part: str, edit: Edit | None) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(every_kind)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == part:
                    if edit is None:
                        continue
                    changed = edit(data.decode("utf-8")).encode("utf-8")
                    assert changed != data, "the edit changed nothing"
                    data = changed
                target.writestr(name, data)
        return out.getvalue()

    return break_it


@pytest.fixture(scope="session")
def five_reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reference in which five styles were changed."""
    own = restyled(reference("harbour-mind"), *FIVE.items())
    return saved(tmp_path_factory.mktemp("reference") / "own.docx", own)


@pytest.fixture(scope="session")
def five_changed(five_reference: Path) -> Built:
    """The kitchen sink with that reference."""
    return built(five_reference)


@pytest.fixture(scope="session")
def five_resaved(five_reference: Path) -> Built:
    """The kitchen sink with that reference after LibreOffice opened and saved it."""
    return built(resaved(five_reference))


def replaced(old: str, new: str, count: int = 1) -> Edit:
    """An edit by regular expression."""
    return lambda text: re.sub(old, new, text, count=count, flags=re.S)

"""What the tests of importing share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from printgen.importer import Imported, import_word
from printgen.model.workbook import Workbook
from printgen.read.workbook import load

Unpack = Callable[[Imported], Workbook]


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def unpack(tmp_path: Path) -> Unpack:
    """Writes an imported workbook and loads it: an error in it fails the test."""

    def put(done: Imported) -> Workbook:
        return load(write(tmp_path / "workbook", done.files))

    return put


@pytest.fixture
def brought(unpack: Unpack) -> Callable[[bytes], Workbook]:
    """Imports a Word file and loads what was made of it."""
    return lambda data: unpack(import_word(data, "workbook.docx"))


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """Word files opened and saved again by LibreOffice, all in one run."""

    def save(files: dict[str, bytes]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("libreoffice")
        (folder / "in").mkdir()
        for name, data in files.items():
            (folder / "in" / f"{name}.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "out"]
        inputs = [f"in/{name}.docx" for name in files]
        subprocess.run([*command, *inputs], cwd=folder, check=True, capture_output=True, timeout=240)
        return {name: (folder / "out" / f"{name}.docx").read_bytes() for name in files}

    return save

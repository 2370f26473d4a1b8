"""Same input, same bytes: whatever the folder, the time zone, the clock or the order of hashes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.matrix import ROOT

pytestmark = pytest.mark.xdist_group("same-bytes")
TWO = (("one", "UTC", "1"), ("a longer folder/two", "Pacific/Chatham", "4242"))


def _built(place: Path, zone: str, seed: str, workbook: str, *options: str) -> dict[str, str]:
    """Digests of what the command makes of a copy of a workbook in this folder."""
    shutil.copytree(ROOT / "content" / workbook, place / workbook)
    shutil.copytree(ROOT / "content" / "brands" / "ardmarrow", place / "brand")
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "printgen", *options[:1], workbook, *options[1:], "--brand", "brand", "-o", "out"]
    subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted((place / "out").iterdir())}


@pytest.mark.parametrize("workbook", ["working-alongside", "use-of-self"])
def test_a_build_is_the_same_anywhere(tmp_path: Path, workbook: str) -> None:
    formats = [word for name in ("pdf", "docx", "html", "epub", "txt", "md", "brf") for word in ("-f", name)]
    first, second = (_built(tmp_path / f, z, s, workbook, "build", *formats) for f, z, s in TWO)
    assert len(first) == 7
    assert first == second


def test_a_split_pack_is_the_same_anywhere(tmp_path: Path) -> None:
    first, second = (_built(tmp_path / f, z, s, "working-alongside", "worksheets", "--split") for f, z, s in TWO)
    assert len(first) >= 1
    assert first == second

"""The built wheel, alone in an empty folder, has all that it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from printgen.extras import install

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    wheel = next(folder.glob("printgen-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the wheel's printgen, without this checkout in sight."""
    return subprocess.run(
        [sys.executable, "-m", "printgen", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    code = (
        "import printgen, printgen.resources as r; print(printgen.__file__, r.folder('templates'), r.folder('content'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert all(Path(place).is_relative_to(installed) for place in done.stdout.split())


def test_a_packaged_workbook_builds_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "build", "working-alongside", "--brand", "ardmarrow", "-f", "pdf", "-f", "docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [f"output/working-alongside-ardmarrow.{kind}" for kind in ("pdf", "docx")]


def test_a_new_workbook_builds(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "new", "mine").returncode == 0
    done = run(installed, tmp_path, "build", "mine", "-f", "docx")
    assert (done.returncode, done.stdout) == (0, "output/mine.docx\n")


def test_the_wheel_carries_types_licence_and_font_licences(installed: Path) -> None:
    assert (installed / "printgen" / "py.typed").is_file()
    assert list(installed.glob("printgen-*.dist-info/licenses/LICENSE"))
    assert list((installed / "printgen" / "templates" / "fonts").glob("*LICENSE.txt"))
    assert not list(installed.rglob("tests"))


def test_the_command_starts_the_program(installed: Path) -> None:
    points = next(installed.glob("printgen-*.dist-info/entry_points.txt")).read_text()
    assert "printgen = printgen.__main__:run" in points


def test_an_installed_copy_names_its_extras(installed: Path, tmp_path: Path) -> None:
    """A checkout says "make recordings"; an installed copy has no Makefile."""
    code = "from printgen.extras import install; print(install('audio', 'm4b'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert done.stdout == 'pip install "printgen[audio,m4b]"\n'


def test_a_checkout_names_a_target_of_make() -> None:
    known = (ROOT / "Makefile").read_text(encoding="utf-8")
    for extras in (("audio",), ("audio", "m4b"), ("check",)):
        target = install(*extras).split('"')[1].removeprefix("make ")
        assert f"\n{target}: " in known
        assert (ROOT / "requirements" / f"{target}.txt").is_file()

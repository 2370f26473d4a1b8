"""Files are written whole or not at all, and what stops it is said plainly."""

import errno
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from printgen.diagnostics import PrintgenError
from printgen.output import write_whole


def test_writes_all_files_and_makes_folders(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "one.pdf", tmp_path / "b" / "two.docx"
    assert write_whole({first: b"1", second: b"22"}) == (first, second)
    assert first.read_bytes() == b"1"
    assert second.read_bytes() == b"22"


def test_new_files_get_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_whole({tmp_path / "made": b"x"})
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole({path: b"new"})
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_when_one_of_several_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PrintgenError) as caught:
        write_whole({tmp_path / "one.pdf": b"1", tmp_path / "file" / "two.pdf": b"2"})
    assert "a file of that name stands where a folder is needed" in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").mkdir()
    with pytest.raises(PrintgenError, match="a folder of that name stands where the file should go"):
        write_whole({tmp_path / "one.pdf": b"1"})
    assert list(tmp_path.iterdir()) == [tmp_path / "one.pdf"]


def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    """Root may write to any folder but those of the system's own: there, /sys takes the place of ours."""
    folder = Path("/sys") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PrintgenError, match=r"you may not write there|the disk can only be read"):
            write_whole({folder / "one.pdf": b"1"})
    finally:
        tmp_path.chmod(0o700)
    assert not (folder / "one.pdf").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "the disk can only be read"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write there"),
    ],
)
def test_what_the_disk_says_becomes_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    (tmp_path / "one.pdf").write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PrintgenError, match=words):
        write_whole({tmp_path / "one.pdf": b"new"})
    assert (tmp_path / "one.pdf").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["one.pdf"]


def test_a_disk_that_fills_up_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    """A real limit, set by the system: the write itself fails half way."""
    (tmp_path / "one.pdf").write_bytes(b"old")
    code = textwrap.dedent(f"""
        from pathlib import Path
        from printgen.diagnostics import PrintgenError
        from printgen.output import write_whole
        try:
            write_whole({{Path({str(tmp_path / "one.pdf")!r}): bytes(200_000)}})
        except PrintgenError as fault:
            print(fault)
    """)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    command = [sys.executable, "-B", "-c", code]
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=True)
    assert "one.pdf could not be written: the file is larger than this disk or account allows" in done.stdout
    assert (tmp_path / "one.pdf").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["one.pdf"]

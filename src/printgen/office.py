"""LibreOffice, where it is installed: Word files laid out as it shows them.

It runs with a profile of its own in a temporary folder, so that it neither reads nor changes anybody's settings and
does not mind another one that is open. Macros and Java are off, no network is reached, and it is ended when it takes
too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from printgen.diagnostics import Diagnostic, PrintgenError

TIMEOUT = 180
"""Seconds that one document may take; a hundred pages take about three."""
INSTALL = "apt-get install libreoffice-writer, or see libreoffice.org"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_COMMON = "/org.openoffice.Office.Common"
_SETTINGS = (
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarksToPDFDestination", "true"),
    (f"{_COMMON}/Filter/PDF/Export", "IsSkipEmptyPages", "false"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
)
"""Settings of the profile. A file for them works in every version; options on the command line do from 7.4 on."""
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there: whatever asks for the network is refused at once (port 9 discards)."""


class OfficeError(Exception):
    """LibreOffice could not lay a document out; the message says why."""


def program() -> str:
    """Where LibreOffice is; "" when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def missing(wanted: str) -> PrintgenError:
    """The error for something that cannot be done without LibreOffice."""
    return PrintgenError(Diagnostic("error", "missing-tool", f"LibreOffice is missing: {wanted}", hint=INSTALL))


def pdf_of(document: bytes, *, timeout: float = TIMEOUT) -> bytes:
    """A Word document as LibreOffice shows it, with a named destination for each bookmark.

    Args:
        document: Bytes of a .docx that we made: nobody else's is ever given to it.
        timeout: Seconds that it may take.

    Raises:
        OfficeError: It is not installed, fails, or takes too long.
    """
    office = program()
    if not office:
        raise OfficeError("it is not installed")
    with tempfile.TemporaryDirectory(prefix="printgen-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "document.docx").write_bytes(document)
        _profile(place)
        _run([office, *_arguments(place)], place, timeout)
        made = place / "document.pdf"
        if not made.is_file():
            raise OfficeError("it made no PDF")
        return made.read_bytes()


def _arguments(place: Path) -> list[str]:
    quiet = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    return [profile, *quiet, "--convert-to", "pdf", "--outdir", str(place), str(place / "document.docx")]


def _profile(place: Path) -> None:
    user = place / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(command: list[str], place: Path, timeout: float) -> None:
    proxies = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    environment = os.environ | dict.fromkeys(proxies, _NOWHERE) | {"no_proxy": "", "NO_PROXY": ""}
    with (place / "said.txt").open("wb") as said:
        running = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=place,
            start_new_session=sys.platform != "win32",
        )
        try:
            code = running.wait(timeout)
        except BaseException as fault:  # an interrupt too: it must not go on in the background
            _end(running)
            if isinstance(fault, subprocess.TimeoutExpired):
                raise OfficeError(f"it took longer than {timeout:g} seconds") from fault
            raise
    if code:
        last = (place / "said.txt").read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        raise OfficeError(f"it ended with code {code}{': ' + last[0] if last else ''}")


def _end(running: subprocess.Popen[bytes]) -> None:
    """Ends it and what it started: soffice is a script that waits for the program itself."""
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()

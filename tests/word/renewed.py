"""Renews the contents of a Word document as somebody does who asks LibreOffice for it, by a macro of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from printgen.office import program

_MACRO = """
Sub Renew(source, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  contents = document.getDocumentIndexes().getByIndex(0)
  file = FreeFile
  Open ConvertFromURL(target) For Output As #file
  Print #file, contents.getAnchor().getString()
  Print #file, "--"
  contents.update()
  Print #file, contents.getAnchor().getString()
  Close #file
  document.close(True)
End Sub
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)


def renewed(document: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """Lines of the contents, as the document has them and after they were made anew: words, a tab, a page.

    Args:
        document: A Word file.
        folder: An empty one for files.
    """
    (folder / "document.docx").write_bytes(document)
    _office(folder, "--terminate_after_init")  # makes the profile
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape(_MACRO)))
    source, target = (folder / "document.docx").as_uri(), (folder / "said.txt").as_uri()
    _office(folder, f"macro:///Standard.Module1.Renew({source},{target})")
    before, _, after = (folder / "said.txt").read_text(encoding="utf-8").partition("--\n")
    return before.strip("\n").split("\n"), after.strip("\n").split("\n")


def _office(folder: Path, *asked: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ["--headless", "--norestore", "--nologo", "--nolockcheck"]
    nowhere = "http://127.0.0.1:9"
    environment = os.environ | {"http_proxy": nowhere, "https_proxy": nowhere}
    command = [program(), profile, *quiet, *asked]
    subprocess.run(command, check=True, timeout=120, capture_output=True, env=environment)

"""How ids and languages are written. On their own, for they are asked for also where no file has to be parsed."""

from __future__ import annotations

import re

ID = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*$")
LANG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
"""A tag by BCP 47, as far as it matters here."""

"""What an importer adds to the model: a remark that becomes a comment in the content."""

from __future__ import annotations

from printgen.model.core import Block
from printgen.record import record


@record(kw_only=True)
class Remark(Block):
    """A comment in the content.

    Attributes:
        words: What it says.
        code: Kind of remark, for the list at the end of a run; "" for one that asks for nothing.
    """

    words: str = ""
    code: str = ""

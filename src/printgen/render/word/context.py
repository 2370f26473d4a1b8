"""What block templates are given as ``w``."""

from __future__ import annotations

from printgen.render.word.answers import Answers
from printgen.render.word.figures import Figures
from printgen.render.word.fronts import Fronts
from printgen.render.word.lists import Lists
from printgen.render.word.sheets import Sheets


class WordContext(Lists, Sheets, Answers, Figures, Fronts):
    """One document on its way from model to WordprocessingML. Made once for each document."""

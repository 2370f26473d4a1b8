"""The white between letters and between words: one reckoning for pages, Word files and screens."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from statistics import fmean, median

from printgen.check import UnreadableError
from printgen.check.rules import Measured

White = tuple[Sequence[float], Sequence[float], Sequence[float]]
"""White between two letters, white between two words, and widths of letters: each a list, all in one unit."""


class Gaps(ABC):
    """Measures of what a file's running text has between letters and words."""

    @abstractmethod
    def white(self) -> White:
        """What there is in the file."""

    def letter_gap(self, _: float) -> Measured:
        """The white between two letters as a percentage of the average letter's width."""
        share = 100 * self._gaps[0]
        return Measured(value=share, said=f"It is {share:.0f} %.")

    def word_gap(self, _: float) -> Measured:
        """The white between two words in multiples of that between letters."""
        letters, words = self._gaps
        times = words / letters if letters > 0 else 0.0
        return Measured(value=times, said=f"It is {times:.1f} times.")

    @cached_property
    def _gaps(self) -> tuple[float, float]:
        """White between letters and between words, both as shares of the average letter's width.

        Raises:
            UnreadableError: There are no two letters or no two words beside each other.
        """
        letters, words, widths = self.white()
        if not letters or not words:
            raise UnreadableError("it has too few words to measure")
        wide = fmean(widths)
        return median(letters) / wide, median(words) / wide

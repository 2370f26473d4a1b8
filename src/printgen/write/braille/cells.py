"""Words to cells: typeforms, typed text, other languages, and words for what the table has no cells for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.render.linear.model import Run, Words
from printgen.write.braille.languages import has_table, same_language, table
from printgen.write.braille.louis import BOLD, ITALIC, NO_CONTRACT, Louis, NotBrailleError

NOTE, NOTE_END = "@.<", "@.>"
"""Transcriber's note indicators (Rules of Unified English Braille 2013, 3.27): dots 4, 46, 126 and 4, 46, 345."""
PASSAGE = 3
"""Words that have an indicator together and a terminator (the same, 9.4); fewer have one each."""
_INDICATORS = {BOLD: ("^7", "^'"), ITALIC: (".7", ".'")}
"""Of a passage: what begins it, and its terminator."""
_OPENED = re.compile(r"(?:(?<=\s)|^)[(\[“‘]+$")
_CLOSED = re.compile(r"[,;:.!?)\]”’]+(?=\s|$)")
_DIGITS = "JABCDEFGHI"
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t"), " ") | dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
)


def number(n: int) -> str:
    """A page number: the numeric indicator and its digits."""
    return "#" + "".join(_DIGITS[int(digit)] for digit in str(n))


class Translator:
    """Translates the words of one document.

    Args:
        language: BCP 47 tag of the document.
        grade: 1 or 2.

    Attributes:
        unknown: Characters that the table has no cells for, in the order met: their names stand in.
    """

    def __init__(self, language: str, grade: int) -> None:
        self.language, self.grade = language, grade
        self.unknown: dict[str, None] = {}
        self._own = Louis(table(language, grade))
        self._others: dict[str, Louis] = {}
        self._known = {" "}
        self.text = lru_cache(maxsize=2048)(self._text)

    def _text(self, text: str) -> str:
        """Cells of plain words."""
        return self.words((Run(text),))

    def typed(self, text: str) -> str:
        """Cells of a line of typed text that stands apart: uncontracted (UEB 2013, 11.10.2)."""
        return self._own_cells([(self._told(text.translate(_SPACES)), NO_CONTRACT)])

    def words(self, words: Words, lang: str = "", *, plain: bool = False) -> str:
        """Cells of words.

        Args:
            words: In one line.
            lang: BCP 47 tag of the block, "" for the document's.
            plain: Without typeforms: in a heading, where all of it stands out.

        Raises:
            PrintgenError: The table gives a cell of eight dots.
        """
        if lang and not same_language(lang, self.language) and has_table(lang):
            return self._in(lang).translate("".join(run.text for run in words).translate(_SPACES))
        out: list[str] = []
        waiting: list[tuple[str, int]] = []
        for run in words:
            text = run.text.translate(_SPACES)
            if self._foreign(run):
                out += (self._own_cells(waiting), self._in(run.lang).translate(text))
                waiting = []
                continue
            form = _notation(run) | (0 if plain else BOLD * run.strong | ITALIC * run.emphasis)
            waiting.append((self._told(text), form))
        return "".join((*out, self._own_cells(waiting)))

    def _own_cells(self, parts: list[tuple[str, int]]) -> str:
        """Cells of words with their typeforms, by the document's own table."""
        texts = ["", *(words for words, _ in parts), ""]
        for at, (words, form) in enumerate(parts):
            opened, closed = _round(texts[at], words, form, texts[at + 2])
            passage = self._passage(opened, words, closed, form) if opened or closed else ""
            if passage:
                before = [*parts[:at][:-1], *((w[: len(w) - len(opened)], f) for w, f in parts[:at][-1:])]
                after = [*((w[len(closed) :], f) for w, f in parts[at + 1 :][:1]), *parts[at + 2 :]]
                return self._formed(before) + passage + self._own_cells(after)
        return self._formed(parts)

    def _passage(self, opened: str, words: str, closed: str, form: int) -> str:
        """Cells of a passage that has marks beside it which are not part of it; "" where that cannot be told.

        The library begins such a passage a word too late or ends it a word too early, and gives that word an indicator
        of its own. So the marks go through as part of the passage, and stand outside it again (UEB 2013, 9.4, 9.7).
        """
        cells, (begin, end) = self._formed([(opened + words + closed, form)]), _INDICATORS[form]
        first = self._formed([(f"{opened}a", 0)])[:-1] if opened else ""
        last = self._formed([(f"a{closed}", 0)])[1:]
        if not (cells.startswith(begin + first) and cells.endswith(last + end)):
            return ""
        return first + begin + cells[len(begin + first) : len(cells) - len(last + end)] + end + last

    def _formed(self, parts: list[tuple[str, int]]) -> str:
        text = "".join(words for words, _ in parts)
        forms = [form for words, form in parts for _ in words] if any(form for _, form in parts) else []
        try:
            return self._own.translate(text, forms) if text else ""
        except NotBrailleError as fault:
            said = f'the braille table for "{self.language}" gives cells of eight dots for: {text[:40]}'
            raise PrintgenError(Diagnostic("error", "braille-language", said)) from fault

    def _told(self, text: str) -> str:
        """A text in what the table has cells for: a character without any by its name, words of a script by its own."""
        new = set(text) - self._known
        self._known |= (known := set(filter(self._own.knows, new)))
        if new == known:
            return text
        unknown = {letter: None for letter in text if letter in new - known}
        self.unknown |= unknown
        if letters := "".join(filter(_of_words, unknown)):
            one = f"[{re.escape(letters)}]"
            text = re.sub(rf"{one}(?:\s*{one})+", lambda run: f"({_script(run[0])} letters)", text)
        return "".join(_name(letter) if letter in unknown else letter for letter in text)

    def _foreign(self, run: Run) -> bool:
        """Words of another script whose language has a table.

        Latin letters stay in the document's own code, uncontracted (Rules of Unified English Braille 2013, 13).
        """
        if not run.lang or same_language(run.lang, self.language) or not has_table(run.lang):
            return False
        return not any("LATIN" in unicodedata.name(letter, "") for letter in run.text)

    def _in(self, language: str) -> Louis:
        if language not in self._others:
            self._others[language] = Louis(table(language, 1))
        return self._others[language]


def _round(before: str, words: str, form: int, after: str) -> tuple[str, str]:
    """The marks right before and right after a passage that are not part of it; "" for none."""
    if form not in _INDICATORS or len(words.split()) < PASSAGE:
        return "", ""
    opened = _OPENED.search(before) if words[0].isalnum() else None
    closed = _CLOSED.match(after) if words[-1].isalnum() else None
    return opened[0] if opened else "", closed[0] if closed else ""


def _notation(run: Run) -> int:
    """Words of other languages are not contracted; addresses are, as any word in a sentence (UEB 2013, 10.12.3)."""
    return NO_CONTRACT if run.lang else 0


def _of_words(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM"


def _script(letters: str) -> str:
    """The first word of a letter's Unicode name says its script: "hebrew"."""
    return next(unicodedata.name(letter, "unknown") for letter in letters if letter.isalpha()).split()[0].lower()


def _name(letter: str) -> str:
    """A character's Unicode name, in round brackets; nothing for marks that only change another character."""
    if unicodedata.category(letter)[0] in "MC":
        return ""
    return f"({unicodedata.name(letter, 'symbol').lower()})"

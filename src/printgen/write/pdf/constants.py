"""Works out custom properties and sums that are the same everywhere, once, instead of once for each element.

A style sheet written with tokens (``var(--primary)``, ``calc(var(--u) * 2)``) costs the layout engine a tenth of its
time. What a token means is settled before layout where only ``:root`` sets it; a token that any other rule or any
``style`` attribute sets stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
_ROOT: Final = re.compile(r"(?<![\w-]):root\s*\{([^{}]*)\}")
_SETTING: Final = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
_USE: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")
_CALC: Final = re.compile(r"calc(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))")
_PX: Final = {"px": 1.0, "pt": 96 / 72, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_DEPTH: Final = 16
"""Tokens may name tokens; a circle of them ends here and is left to the engine."""


def fold_constants(sheets: Sequence[str], html: str) -> list[str]:
    """Style sheets in which every constant token and sum is written out; they look the same as before.

    Args:
        sheets: Style sheets in order; a later ``:root`` overrides an earlier one.
        html: The document, for the tokens that its ``style`` attributes set.
    """
    bare = [_COMMENT.sub("", sheet) for sheet in sheets]
    fixed: dict[str, str] = {}
    for sheet in bare:
        for block in _top_roots(sheet):
            fixed.update((name, value.strip()) for name, value in _SETTING.findall(block))
    for text in (*(_without_top_roots(sheet) for sheet in bare), html):
        for name, _ in _SETTING.findall(text):
            fixed.pop(name, None)
    return [_CALC.sub(_fold, _substitute(sheet, fixed)) for sheet in bare]


def _top_roots(sheet: str) -> list[str]:
    return [m[1] for m in _ROOT.finditer(sheet) if _is_top(sheet, m.start())]


def _without_top_roots(sheet: str) -> str:
    return _ROOT.sub(lambda m: "" if _is_top(sheet, m.start()) else m[0], sheet)


def _is_top(sheet: str, at: int) -> bool:
    before = sheet[:at]
    return before.count("{") == before.count("}") and before.rstrip()[-1:] in ("", "}", ";")


def _substitute(sheet: str, fixed: dict[str, str]) -> str:
    for _ in range(_DEPTH):
        done = _USE.sub(lambda m: fixed.get(m[1], m[0]), sheet)
        if done == sheet:
            break
        sheet = done
    return sheet


def _fold(match: re.Match[str]) -> str:
    try:
        value, unit = _Sum(match[1]).parse()
    except (ValueError, ZeroDivisionError):
        return match[0]
    return f"{value:.6f}".rstrip("0").rstrip(".") + unit


class _Sum:
    """A calc() of numbers and absolute lengths (CSS Values 3, 8.1)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def parse(self) -> tuple[float, str]:
        value = self._sum()
        if self.at != len(self.text):
            raise ValueError(self.text)
        return value

    def _sum(self) -> tuple[float, str]:
        value, unit = self._product()
        while sign := self._take(" + ", " - "):
            other, other_unit = self._product()
            other, unit, value = _same_unit(other, other_unit, value, unit)
            value += other if sign == " + " else -other
        return value, unit

    def _product(self) -> tuple[float, str]:
        value, unit = self._term()
        while sign := self._take("*", "/"):
            other, other_unit = self._term()
            if (unit and other_unit) or (sign == "/" and other_unit):
                raise ValueError(self.text)
            value, unit = (value * other if sign == "*" else value / other), unit or other_unit
        return value, unit

    def _term(self) -> tuple[float, str]:
        if match := re.compile(r"\s*(-?)(calc)?\(").match(self.text, self.at):
            self.at = match.end()
            value, unit = self._sum()
            if not self._take(")"):
                raise ValueError(self.text)
            return (-value if match[1] else value), unit
        number = re.compile(r"\s*(-?[\d.]+)(mm|cm|in|pt|px|)(?![\w%.])").match(self.text, self.at)
        if number is None:
            raise ValueError(self.text)
        self.at = number.end()
        return float(number[1]), number[2]

    def _take(self, *signs: str) -> str:
        for sign in signs:
            pattern = re.compile(r"\s+[+-]\s+" if sign.strip() in ("+", "-") else rf"\s*\{sign}")
            match = pattern.match(self.text, self.at)
            if match and match[0].strip() == sign.strip():
                self.at = match.end()
                return sign
        return ""


def _same_unit(other: float, other_unit: str, value: float, unit: str) -> tuple[float, str, float]:
    if other_unit == unit:
        return other, unit, value
    if not other_unit or not unit:
        raise ValueError("a number and a length")
    return other * _PX[other_unit], "px", value * _PX[unit]

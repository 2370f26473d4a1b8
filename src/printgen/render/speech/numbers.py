"""Numbers in British English words: "one hundred and one", "twenty twenty-six", "oh one six three two"."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LARGEST = 10**15
"""From here on digits are read one by one."""


def cardinal(n: int) -> str:
    """A number of things: 101 is "one hundred and one"."""
    if n < 0:
        return f"minus {cardinal(-n)}"
    if n >= LARGEST:
        return digits(str(n))
    for size, name in _LARGE:
        if n >= size:
            whole, rest = divmod(n, size)
            return f"{cardinal(whole)} {name}" + (f"{_joint(rest)}{cardinal(rest)}" if rest else "")
    return _below_thousand(n)


def _joint(rest: int) -> str:
    """Between thousands and what follows: "one thousand and five", "one thousand two hundred"."""
    return " and " if rest < 100 else " "


def _below_thousand(n: int) -> str:
    if n >= 100:
        whole, rest = divmod(n, 100)
        return f"{_ONES[whole]} hundred" + (f" and {_below_thousand(rest)}" if rest else "")
    if n >= 20:
        tens, ones = divmod(n, 10)
        return _TENS[tens - 1] + (f"-{_ONES[ones]}" if ones else "")
    return _ONES[n]


def ordinal(n: int) -> str:
    """A place in an order: 21 is "twenty-first"."""
    words = cardinal(n)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:at], words[at:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def digits(text: str, zero: str = "oh") -> str:
    """Digits one by one, as a telephone number is read."""
    return " ".join(zero if c == "0" else _ONES[int(c)] for c in text if c.isdigit())


def decimal(text: str) -> str:
    """A number as written, with commas between thousands and a decimal point: "1,250.05"."""
    whole, _, part = text.replace(",", "").partition(".")
    words = cardinal(int(whole or 0))
    return f"{words} point {digits(part, 'zero')}" if part else words


def year(n: int) -> str:
    """A year: 1957 is "nineteen fifty-seven", 2007 "two thousand and seven", 2026 "twenty twenty-six"."""
    century, rest = divmod(n, 100)
    if not 1100 <= n < 2100 or 2000 <= n < 2010:
        return cardinal(n)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {f'oh {_ONES[rest]}' if rest < 10 else cardinal(rest)}"


def decade(n: int) -> str:
    """A decade by its first year: 1950 is "nineteen fifties"."""
    if n % 100 == 0:
        return f"{year(n)}s"
    words = year(n)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def roman(text: str) -> int:
    """The number that a Roman numeral stands for; 0 when it is none ("IIX")."""
    values = [_ROMAN.get(c, 0) for c in text]
    n = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return n if 0 < n < 4000 and _as_roman(n) == text else 0


def _as_roman(n: int) -> str:
    out = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        out += sign * (n // value)
        n %= value
    return out


def in_threes(text: str) -> str:
    """A long row of digits said in threes; where one would be left over, the last four are said in twos."""
    rest = len(text) % 3
    cut = len(text) - (rest + 3 if rest == 1 else rest)
    groups = [text[at : at + 3] for at in range(0, cut, 3)]
    last = text[cut:]
    groups += [last[:2], last[2:]] if len(last) == 4 else [last]
    return ", ".join(digits(group) for group in groups if group)

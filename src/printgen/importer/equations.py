"""An equation of Word on one line, as somebody would read it to a colleague: (a + b)/c, x², √(y)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")


def line_of(equation: Any) -> str:
    """The words of an element of an equation and of all in it."""
    return " ".join(_said(equation).split())


def _said(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(MATH)
    if name == "t":
        return element.text or ""
    if name in _FORMS:
        return _FORMS[name](element)
    if name in ("ctrlPr", "rPr") or name.endswith("Pr"):
        return ""
    return "".join(map(_said, element))


def _part(element: Any, name: str) -> str:
    """The words of one part of a construct, in brackets where they are more than one thing."""
    found = element.find(MATH + name)
    said = "" if found is None else _said(found).strip()
    return said if said.isalnum() or len(said) < 2 or _closed(said) else f"({said})"


def _closed(said: str) -> bool:
    return said[0] == "(" and said.find(")") == len(said) - 1


def _raised(element: Any) -> str:
    power = _part(element, "sup")
    shown = power.translate(_RAISED)
    return shown if not set(power) - set("0123456789+-n") else f"^{power}"


def _fraction(element: Any) -> str:
    return f"{_part(element, 'num')}/{_part(element, 'den')}"


def _root(element: Any) -> str:
    degree = element.find(MATH + "deg")
    said = "" if degree is None else _said(degree).strip().translate(_RAISED)
    return f"{said}√{_part(element, 'e')}"


def _sign(element: Any, name: str, usual: str) -> str:
    """A sign that an element names in its properties, such as a bracket."""
    found = next(iter(element.iterfind(f"*/{MATH}{name}")), None)
    return usual if found is None else str(found.get(f"{MATH}val", usual))


def _brackets(element: Any) -> str:
    inner = ", ".join(_said(one).strip() for one in element.findall(MATH + "e"))
    return f"{_sign(element, 'begChr', '(')}{inner}{_sign(element, 'endChr', ')')}"


def _sum(element: Any) -> str:
    low, high = _part(element, "sub"), _part(element, "sup")
    limits = f"_{low}" * bool(low) + f"^{high}" * bool(high)
    return f"{_sign(element, 'chr', '∫')}{limits} {_part(element, 'e')}"


def _rows(element: Any) -> str:
    rows = element.findall(MATH + "mr") or element.findall(MATH + "e")
    return "; ".join(" ".join(_said(cell).strip() for cell in row) for row in rows)


_FORMS: Mapping[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": lambda e: f"{_part(e, 'e')}{_raised(e)}",
    "sSub": lambda e: f"{_part(e, 'e')}_{_part(e, 'sub')}",
    "sSubSup": lambda e: f"{_part(e, 'e')}_{_part(e, 'sub')}{_raised(e)}",
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
    "m": _rows,
    "eqArr": _rows,
}

__all__ = ["MATH", "line_of"]

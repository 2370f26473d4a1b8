"""Content controls: the places of a Word document that a person fills in.

Children of ``w:sdtPr`` stand in the order that Word itself writes: alias, tag, id, lock, placeholder, showingPlcHdr,
kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from printgen.render.word.words import Words
from printgen.render.word.xml import Xml, attribute

PLACEHOLDER = "PlaceholderText"
TICKED, UNTICKED = "2612", "2610"
Purpose = Literal["both", "screen", "paper"]


@dataclass(slots=True)
class Controls(Words):
    """Content controls. ``purpose``: to be filled in on screen, on paper, or either."""

    purpose: Purpose = "both"

    def control(self, kind: str, title: str, tag: str, content: str, placeholder: str = "") -> Xml:
        """A control of any kind.

        Args:
            kind: Its own element, such as ``<w:text/>``; "" for rich text.
            title: What a screen reader says; Word allows 64 characters.
            tag: Id of the answer.
            content: What stands in it.
            placeholder: Paragraphs that Word shows again when it is cleared; the content is then taken to be those.
        """
        hint = ""
        if placeholder:
            hint = (
                f'<w:placeholder><w:docPart w:val="{self.parts.placeholder(placeholder)}"/>'
                "</w:placeholder><w:showingPlcHdr/>"
            )
        return Xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(shorten(title))}"/><w:tag w:val="{attribute(tag[:64])}"/>'
            f'<w:id w:val="{self.control_id(tag)}"/><w:lock w:val="sdtLocked"/>{hint}{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def hinted(self, hint: str) -> Xml:
        """The grey words in an empty control; a wide space where there are none, so that it can be clicked."""
        return self.run(hint or "\u2003", style=PLACEHOLDER)

    def answer(self, title: str, tag: str, hint: str, lines: int = 0, style: str = "") -> Xml:
        """Room for a long answer: several paragraphs, lists, pictures.

        While it is empty it shows ruled lines to write on by hand, but on a screen; the first words typed take their
        place.

        Args:
            title: Its question.
            tag: Id of the answer.
            hint: Words in the empty answer.
            lines: Ruled lines; 0 for a plain box.
            style: Paragraph style; ruled or plain by ``lines`` otherwise.
        """
        lines = 0 if self.purpose == "screen" else lines
        style = style or ("WritingLine" if lines else "Answer")
        first = self.paragraph(style, self.hinted(hint))
        blank = self.paragraph(style) * max(lines - 1, 0)
        return self.control("", title, tag, first + blank, placeholder=first + blank)

    def entry(self, title: str, tag: str, hint: str = "") -> Xml:
        """Room for a few words inside a paragraph; line breaks allowed."""
        words = self.hinted(hint)
        return self.control('<w:text w:multiLine="1"/>', title, tag, words, self.paragraph("Answer", words))

    def date(self, title: str, tag: str, hint: str) -> Xml:
        """A date, typed or picked."""
        words = self.hinted(hint)
        kind = (
            f'<w:date><w:dateFormat w:val="d MMM yyyy"/><w:lid w:val="{attribute(self.language)}"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        return self.control(kind, title, tag, words, self.paragraph("Answer", words))

    def drop_down(self, title: str, tag: str, hint: str, choices: Mapping[str, str], *, own: bool = False) -> Xml:
        """One of several, from a list: what is kept of each by what is shown; ``own`` words can be typed instead."""
        words = self.hinted(hint)
        items = "".join(
            f'<w:listItem w:displayText="{attribute(shown)}" w:value="{attribute(value)}"/>'
            for shown, value in choices.items()
        )
        name = "comboBox" if own else "dropDownList"
        kind = f"<w:{name}>{items}</w:{name}>"
        return self.control(kind, title, tag, words, self.paragraph("Answer", words))

    def check_box(self, title: str, tag: str, *, ticked: bool = False, style: str = "CheckBox") -> Xml:
        """A box to tick."""
        font = 'w14:font="Segoe UI Symbol"'
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="{TICKED}" {font}/>'
            f'<w14:uncheckedState w14:val="{UNTICKED}" {font}/></w14:checkbox>'
        )
        return self.control(kind, title, tag, self.run(chr(int(TICKED if ticked else UNTICKED, 16)), style=style))

    def picture_place(self, title: str, tag: str, picture: str) -> Xml:
        """Room for a picture: Word offers to choose a file in place of the one that stands there."""
        return self.control("<w:picture/>", title, tag, self.paragraph("Drawing", picture))

    def repeating(self, title: str, tag: str, rows: Sequence[str]) -> Xml:
        """Table rows that a writer adds to with Word's own "+" (Word 2013 and later)."""
        items = "".join(
            f'<w:sdt><w:sdtPr><w:id w:val="{self.control_id(f"{tag} row {n}")}"/><w15:repeatingSectionItem/></w:sdtPr>'
            f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
            for n, row in enumerate(rows, 1)
        )
        return Xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(shorten(title))}"/><w:tag w:val="{attribute(tag[:64])}"/>'
            f'<w:id w:val="{self.control_id(tag)}"/><w15:repeatingSection/>'
            f"</w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
        )


def shorten(title: str, limit: int = 64) -> str:
    """A control's title in the 64 characters that Word allows, cut between words.

    >>> shorten("one two three", 9)
    'one two …'
    """
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    cut = title[: limit - 1]
    kept = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut.rstrip()
    return f"{kept} …" if len(kept) + 2 <= limit else f"{kept}…"

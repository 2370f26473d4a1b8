"""What leads into a document and out of it: contents, openers, footers, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.model.inline import plain
from printgen.render.word.contents import purpose_of
from printgen.render.word.layout import turned
from printgen.render.word.page import NUMBERS
from printgen.render.word.writing import Writing
from printgen.render.word.xml import Xml, attribute

if TYPE_CHECKING:
    from printgen.edition import Paper
    from printgen.model.blocks import Contacts
    from printgen.model.workbook import Section

LONG_TITLE = 18
"""Letters of a section's title that its opening page shows large."""


class Fronts(Writing):
    """What the templates of contents, openers, footers and contacts ask for."""

    def leader(self) -> Xml:
        """The dots between a line of the contents and its page."""
        return Xml('<w:r><w:rPr><w:rStyle w:val="TOCLeader"/></w:rPr><w:tab/></w:r>')

    def contents(self, title: str, entries: str) -> Xml:
        """A contents list that Word takes for its own: filled in, and renewed only when somebody asks for it."""
        end = self.paragraph("AfterTable", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        return Xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title)}"/>'
            f'<w:id w:val="{self.control_id("contents")}"/><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
            f"{self.paragraph('TOCHeading', self.run(title))}{entries}{end if entries else ''}</w:sdtContent></w:sdt>"
        )

    def opener_heading(self, section: Section) -> Xml:
        """A section's heading on its opening page: its number hangs in the column of marks, large and bright."""
        words = self.bookmark(section.id, self.inline(section.title, tie=True, linked=False))
        style = opener_style(section).replace(" ", "")
        if not section.number:
            return self.section_heading("", words, style)
        return self.paragraph(style, words, '<w:rPr><w:rStyle w:val="OpenerNumber"/></w:rPr>')

    def footer_stops(self, paper: Paper, *, on_side: bool) -> str:
        """Tab stops of footers where those of the style don't fit.

        On small paper the title stands in the middle; the right edge of a page that is turned is further out.
        """
        right = f'<w:tab w:val="right" w:pos="{self.dxa(turned(paper).text_width)}"/>' if on_side else ""
        clear = f'<w:tab w:val="clear" w:pos="{self.dxa(paper.text_width)}"/>' if on_side else ""
        middle = (turned(paper) if on_side else paper).text_width / 2
        centre = f'<w:tab w:val="center" w:pos="{self.dxa(middle)}"/>' if self.small else ""
        clear = f'<w:tab w:val="clear" w:pos="{self.dxa(NUMBERS)}"/>{clear}' if self.small else clear
        return f"<w:tabs>{clear}{centre}{right}</w:tabs>" if clear else ""

    def purpose_of(self, section: Section) -> Xml:
        """What a section is for; the contents take it up where they list the section."""
        name = purpose_of(section.id)
        words = self.run(section.purpose)
        return self.bookmark(name, words) if name in self.taken.marks else words

    # Contacts

    def contact_lines(self) -> list[Xml]:
        """The brand's ways to get in touch, each behind its sign."""
        lines = []
        for line in self.contacts:
            gap = "\u2003" if line.strong and line.words else ""
            words = self.run(line.strong, style="Strong") + self.run(gap + line.words)
            lines.append(self.paragraph("ContactLine", self.little_sign(line.icon, tab=True) + words))
        return lines

    def contacts_title(self, block: Contacts) -> Xml:
        """The heading above the contacts: the section's own where the section is nothing else."""
        state = self.state
        words = block.title or state.section_title
        level = 1 if state.section_title else self.level(2)
        content = self.inline(words, tie=True, linked=False) if words else self.label("get-in-touch")
        mark = self.bookmark(state.section, content) if state.section_title else content
        state.section_title = ()
        return self.heading("ContactsTitle", level, mark)

    def other_formats(self) -> str:
        """The line that says which formats people can have."""
        return self.other_formats_line or self.text("other-formats")


def opener_style(section: Section) -> str:
    """Name of the style of a section's title on its opening page: smaller words for a longer title."""
    return "Opener Title Long" if len(plain(section.title)) > LONG_TITLE else "Opener Title"

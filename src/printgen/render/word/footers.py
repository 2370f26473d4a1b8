"""Footers: page number, running title, the small logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.model.inline import plain
from printgen.record import record
from printgen.render.word.covers import fitted
from printgen.render.word.layout import Footing
from printgen.render.word.parts import part
from printgen.render.word.xml import Xml

if TYPE_CHECKING:
    from printgen.brand import Brand, Mark
    from printgen.model.workbook import Section
    from printgen.render.word.context import WordContext
    from printgen.render.word.flow import Flow


@record
class Footers:
    """Writes footers."""

    w: WordContext
    brand: Brand
    flow: Flow

    def plain(
        self, title: str, style: str = "", number: str = "", *, bare: bool = False, turned: bool = False
    ) -> Footing:
        """Footers with this running title; in Word it follows the headings in ``style`` as they are edited."""
        w, paper = self.w, self.w.layout.sheet
        logo = self.brand.logo_small
        picture = self._small_logo(logo) if logo and not bare else ""
        label = self.w.workbook.settings.numbering.page_label if not self.w.layout.pack else ""
        before, after = w.writer.around("page-labelled", "n", label=label) if label else ("", "")
        bold = "PageNumber"
        page = Xml(w.run(before, style=bold) + w.field("PAGE", "1", style=bold) + w.run(after, style=bold))
        words = w.field(f'STYLEREF "{style}"', title) if style else w.run(title)
        head = Xml((w.run(f"{number}\u2002") if number else "") + words)
        stops = w.footer_stops(paper, on_side=turned)
        given = {"page": page, "title": "" if bare else head, "logo": picture, "bare": bare, "stops": stops}
        sides = [part("ftr", w.page("footer", left=left, **given)) for left in (False, True)]
        odd, even = (w.parts.footer(xml) for xml in sides)
        return Footing(odd=odd, even=even)

    def _small_logo(self, logo: Mark) -> Xml:
        w, one = self.w, logo.picture
        media = w.parts.picture(one.data, one.mime, 24)
        w.parts.logo = media
        box = fitted(logo.ratio, 24, 8)
        w.parts.relate("image", f"media/{media.name}")
        return w.inline_drawing(w.graphic(media, box, "rIdLogo"), box, "", "Logo")

    def of(self, section: Section, *, turned: bool = False) -> Footing:
        """The footers of a section's pages: its title, which follows its heading where that says the same."""
        if self.w.layout.pack:
            title = self.w.text("from-workbook", title=self.w.workbook.settings.title)
            return self.plain(title, turned=turned)
        style = "" if section.short or self.flow.lends(section) else self.flow.style(section)
        return self.plain(section.short or plain(section.title), style, section.number, turned=turned)

    def opening(self, section: Section, footing: Footing) -> Footing:
        """The footers of a section whose first page is its opener: that one has its number alone."""
        bare = self.plain("", bare=True)
        left = self.w.first_page(section.id) % 2 == 0
        return Footing(odd=footing.odd, even=footing.even, first=bare.even if left else bare.odd)

"""Covers, and the opening pages of sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from printgen.record import record
from printgen.render import art
from printgen.render.word.pictures import Box
from printgen.render.word.xml import Xml

if TYPE_CHECKING:
    from printgen.brand import Brand, Mark
    from printgen.edition import Layout
    from printgen.model.workbook import Section, Workbook
    from printgen.render.html_outline import Entry
    from printgen.render.word.context import WordContext

OPENER_HEAD, OPENER_ROW = 24.0, 8.2
"""What a list of a section's contents takes under the field of its opener: its head, and each line. Millimetres."""


@record
class Covers:
    """Writes the pages that a field of colour fills."""

    w: WordContext
    workbook: Workbook
    brand: Brand
    layout: Layout

    def cover(self) -> Xml:
        """The cover: a field of colour with the title, and under it who it is from."""
        w, settings, cover = self.w, self.workbook.settings, self.workbook.settings.cover
        assert cover is not None
        paper = self.layout.sheet
        tall = paper.height - (69 if self.layout.paper != "a5" else 58)
        field = w.field_behind(Box(width=paper.width, height=tall), name="Cover")
        size = _size(settings.title, (24, 10), (48, 14))
        small = self.layout.paper == "a5"
        styles = {"": "Title", "medium": "TitleMedium", "long": "TitleLong"}
        return w.page(
            "cover",
            field=field + self._cover_art(tall),
            title=settings.title,
            style=styles["long" if small else size],
            subtitle=settings.subtitle,
            lines=tuple(filter(None, (cover.audience, cover.date, cover.note))),
            logo=self._logo(self.brand.logo, self.brand.logo_width, 16 if small else 26) if self.brand.logo else "",
            name=self.brand.name_beside_logo,
            partners=[self._logo(one, 46, 10) for one in self.brand.partners],
            foot=w.frame(paper.text_width, y=tall + 9, on_page=True),
        )

    def _cover_art(self, tall: float) -> Xml:
        w, cover = self.w, self.workbook.settings.cover
        assert cover is not None
        alt = ""
        if cover.picture:
            one = self.workbook.pictures[cover.picture]
            data, mime, shape = one.data, one.mime, one.width / (one.height or 1)
            alt = "" if cover.decorative else cover.alt
        else:
            data, mime, shape = art.cover_art(), "image/svg+xml", 210 / 228
        wide = self.layout.sheet.width
        if mime == "image/svg+xml":
            data = art.fit_field(art.resolve(data, self.w.values), self.layout.sheet, tall, 0)
            box = Box(width=wide, height=tall)
        else:
            box = Box(width=wide, height=min(wide / shape, tall), y=max(tall - wide / shape, 0))
        media = w.parts.picture(data, mime, wide)
        return w.picture_at(media, box, "Cover picture", alt=alt)

    def _logo(self, logo: Mark, wide: float, high: float) -> Xml:
        one = logo.picture
        box = fitted(logo.ratio, wide, high)
        return self.w.picture(self.w.parts.picture(one.data, one.mime, box.width), box, logo.alt, "Logo")

    def opener(self, section: Section, entries: Sequence[Entry], numbered: Sequence[Section]) -> Xml:
        """A section's opening page: its number among those of the others, its title, and what is in it."""
        w, paper = self.w, self.layout.sheet
        low, high = 0.44 * paper.height, 0.66 * paper.height
        row = OPENER_ROW * w.ratio
        if len(entries) > (paper.height - paper.bottom - low - OPENER_HEAD) // row:
            entries = tuple(entry for entry in entries if entry.icon != "read")
        listed = OPENER_HEAD + row * len(entries) if entries else 0
        tall = round(max(low, min(high, paper.height - paper.bottom - listed)), 1)
        at = next((k for k, one in enumerate(numbered) if one.id == section.id), 0)
        drawn = art.resolve(
            art.opener_art([one.number for one in numbered] or [section.number], at, paper.width, tall), self.w.values
        )
        media = w.parts.picture(drawn, "image/svg+xml", paper.width)
        box = Box(width=paper.width, height=tall)
        field = w.field_behind(box, name="Opener") + w.picture_at(media, box)
        return w.page(
            "opener",
            field=Xml(field),
            section=section,
            entries=entries,
            frame=w.frame(paper.text_width, y=tall + 11, on_page=True),
        )


def fitted(shape: float, wide: float, high: float) -> Box:
    """The largest box of this shape (width by height) that fits."""
    return Box(width=wide, height=wide / shape) if wide / shape <= high else Box(width=high * shape, height=high)


def _size(title: str, large: tuple[int, int], medium: tuple[int, int]) -> str:
    longest = max(map(len, title.split()), default=0)
    for name, (letters, word) in (("", large), ("medium", medium)):
        if len(title) <= letters and longest <= word:
            return name
    return "long"

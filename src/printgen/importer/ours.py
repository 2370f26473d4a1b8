"""Documents that printgen made: their styles are kinds of block, their tags are ids of answers.

What a person added in Word, in styles of any other kind, is read as in a document from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from printgen.importer.context import bookmarks
from printgen.importer.drafts import Draft, Sheet
from printgen.importer.flow import Handler
from printgen.importer.our_words import GOES_ON, LISTS, opened, unbound
from printgen.importer.source import Grid, Image, Para, Part, Run, inside
from printgen.importer.tabled import Tabled
from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block, Heading, Paragraph
from printgen.model.fields import Minutes
from printgen.model.inline import Text, plain
from printgen.render.word.words import anchor_name, end_of

SKIPPED = frozenset(
    {
        "aftertable", "sectionbreak", "worksheetend", "openercontents", "openerentry", "quotemark", "resourcecode",
        "coverfoot", "covername", "tocheading", "toc1", "toc2", "toc3", "toc4", "tocpurpose", "header", "footer",
    }
)  # fmt: skip
"""Styles of what is made anew."""
_SECTIONS = ("heading1", "openertitle", "openertitlelong", "sectionkicker", "activitysection")


class OurSheets(Tabled):
    """Sections, worksheets and activities of a document of ours, and the ids in it."""

    sheet: Sheet | None = None
    kicker = ""

    def step(self, part: Part) -> None:
        """One part: by its style where that is ours, else as in a document from elsewhere."""
        start = self.at
        handler: Handler | None = None
        if isinstance(part, Para):
            handler = getattr(self, f"_p_{part.style}", None) or self._kind(part)
        elif isinstance(part, Grid):
            handler = getattr(self, f"_t_{part.style}", None)
        if handler:
            handler()
        else:
            super().step(part)
        self._ends(self.parts[start : max(self.at, start + 1)])

    def _kind(self, para: Para) -> Handler | None:
        if para.style in SKIPPED:
            return self._skip
        if para.style in LISTS or para.style in GOES_ON:
            return self.listing
        if para.style in _SECTIONS and self.depth == 0:
            return self._section
        return None

    def _skip(self) -> None:
        para = self.take()
        if isinstance(para, Para) and not self.book.sections:
            for piece in inside(para.pieces):
                if isinstance(piece, Image) and piece.name.startswith("Cover picture"):
                    self._cover(piece)

    def _cover(self, image: Image) -> None:
        """The cover's picture; one without words is printgen's own, which is drawn anew."""
        if image.decorative or not image.alt:
            return
        self.book.picture = self.context.pictures.take(image, "cover")
        self.book.alt = image.alt

    # Where things go

    def emit(self, *blocks: Block) -> None:
        """Puts blocks down: in the sheet that is open, else in the section."""
        if not blocks:
            return
        if self.depth:
            super().emit(*blocks)
        elif self.sheet:
            self.sheet.body += blocks
        else:
            self.draft().body += blocks

    def draft(self) -> Draft:
        """The section at hand."""
        if not self.book.sections:
            title = self.book.title or self.context.document.title or "Workbook"
            self.book.sections.append(Draft(self.context.names.claim(title, "section"), (Text(title),)))
        return self.book.sections[-1]

    def last(self) -> list[Block]:
        """The blocks put down last, in the place at hand."""
        if self.depth:
            return self.out
        return self.sheet.body if self.sheet else self.draft().body

    def close(self) -> None:
        """Ends the worksheet or activity that is open."""
        if self.sheet:
            made, self.sheet = self.sheet.made(), None
            self.emit(made)

    def run(self) -> list[Block]:
        """Every part, in order; ends what is still open."""
        self.parts = list(opened(self.parts))
        out = super().run()
        if not self.depth:
            self.close()
        return out

    def _ends(self, parts: Sequence[Part]) -> None:
        """Ends a worksheet or activity at its end mark."""
        if self.sheet and anchor_name(end_of(self.sheet.id)) in bookmarks(parts):
            self.close()

    def listing(self) -> None:
        """A list; see our_text.py."""
        raise NotImplementedError

    # Ids

    def id_in(self, parts: Sequence[Part], *, known: str = "") -> str:
        """The id that a block's own bookmark stands for, or the one known from its tag."""
        for name in bookmarks(parts):
            identity = self.context.anchors.id_of(name) if name in self.context.asked else ""
            if identity and not identity.endswith("--end"):
                if identity == known:
                    break
                return self.claim(identity, name)
        return self.claim(known) if known else ""

    def claim(self, identity: str, anchor: str = "") -> str:
        """An id kept as it is; "" when another block has it."""
        kept = self.context.names.keep(identity)
        if kept and anchor:
            self.context.targets[anchor] = kept
        return kept

    def name(self, anchor: str, words: str, kind: str) -> str:
        """The id of a section, worksheet or activity: its bookmark's, else one from its words."""
        known = self.context.anchors.id_of(anchor) if anchor else ""
        identity = self.claim(known, anchor) or self.context.names.claim(words, kind)
        if anchor:
            self.context.targets[anchor] = identity
        return identity

    # Sections

    def _section(self) -> None:
        """A section's title, with the lines that belong to it."""
        self.close()
        para = self.take()
        assert isinstance(para, Para)
        line = self.context.line(para.pieces, stress=False)
        words = unbound(line.words)
        anchor = next((n for n in line.names if not self.context.anchors.id_of(n).endswith("--end")), "")
        identity = self.name(anchor, plain(words), "section")
        opener = para.style.startswith("opener")
        entry = self.context.entries.get(anchor)
        numbered = para.mark is not None or bool(entry and entry.number)
        draft = Draft(identity, words, kicker=self.kicker, numbered=numbered, opener=opener)
        self.kicker = ""
        if entry:
            draft.purpose = entry.purpose
            draft.short = entry.words if entry.words != plain(words).strip() else ""
        draft.listed = entry is not None or not self.context.entries
        self.book.sections.append(draft)
        for lead in self.paras("purpose" if opener else "lead"):
            draft.purpose = self.text(lead)
        for head in self.paras("openercontents"):
            said = (run.text for run in inside(head.pieces) if isinstance(run, Run) and run.style == "openertime")
            draft.time = self._minutes(" ".join("".join(said).split()))

    def _p_openerlabel(self) -> None:
        word = self.text(self.para())
        self.kicker = "" if word == self.context.labels.text("section") else word

    def _p_kicker(self) -> None:
        """Above a section's title, an activity's or a session plan's."""
        para = self.para()
        ahead = self.style(1) if self.style() in ("sectionkicker", "activitysection") else self.style()
        if ahead == "activitytitle":
            self._number(para)
        elif ahead == "heading1":
            self.kicker = self.text(para)
        elif ahead != "sessionplantitle":
            self.emit(Paragraph(content=self.words(para)))

    def para(self) -> Para:
        """The paragraph at hand; goes on to the next part."""
        para = self.take()
        assert isinstance(para, Para)
        return para

    # The first pages

    def _p_title(self) -> None:
        words = self.text(self.para())
        if self.book.sections or self.book.title:
            self.emit(Heading(content=(Text(words),), level=2))
        else:
            self.book.title = words

    _p_titlemedium = _p_titlelong = _p_title

    def _p_subtitle(self) -> None:
        self.book.subtitle = self.text(self.para())

    def _p_coverline(self) -> None:
        self.book.lines.append(self.text(self.para()))

    def _p_legal(self) -> None:
        self.book.legal.append(self.text(self.para()))

    # Worksheets and activities

    def plan(self, title: Para) -> None:
        """An action plan from its title on; see our_answers.py."""
        raise NotImplementedError

    def _p_worksheet(self) -> None:
        kicker = self.text(self.para())
        title = self.peek()
        if not (isinstance(title, Para) and title.style == "worksheettitle"):
            self.emit(Paragraph(content=(Text(kicker),)))
        elif title.level > 2:
            self.at += 1
            self.paras("worksheetend")
            self.plan(title)
        else:
            self._sheet(Worksheet, kicker="" if kicker == self.context.labels.text("worksheet") else kicker)

    def _p_worksheettitle(self) -> None:
        self._sheet(Worksheet)

    def _p_activity(self) -> None:
        self.at += 1
        for para in self.paras("activitynumber"):
            self._number(para)

    _p_activitynumber = _p_activity

    def _number(self, para: Para) -> None:
        """What stands before the count of an activity's number: "2." of "2.7"."""
        found = re.search(r"((?:[\w]+\.)*)\d+\s*$", para.text)
        section = self.book.sections[-1].id if self.book.sections else ""
        self.context.prefixes.append((section, found[1] if found else ""))

    def _p_activitytitle(self) -> None:
        self._sheet(Activity)

    def _sheet(self, kind: type[Worksheet] | type[Activity], **given: object) -> None:
        self.close()
        title = self.para()
        line = self.context.line(title.pieces, stress=False)
        anchor = next(iter(line.names), "")
        identity = self.name(anchor, line.text, kind.kind)
        entry = self.context.entries.get(anchor)
        words = unbound(line.words)
        if entry and entry.words and entry.words != plain(words) and not entry.words.endswith(plain(words)):
            label = self.context.labels.text(kind.kind)
            found = re.match(rf"{re.escape(label)}[\s\d.]*:\s*(.+)", entry.words)
            given["short"] = found[1] if found and found[1] != plain(words) else ""
        self.context.titles[identity] = plain(words)
        aims = [self.words(p) for p in self.paras("worksheetaim", "aim")]
        if len(aims) > 2 and kind is Worksheet:
            given["subtitle"] = plain(aims.pop(0))
        for details in self.paras("worksheetdetails", "details"):
            given |= self._details(details)
        self.paras("worksheetend")
        self.sheet = Sheet(kind, identity, {"title": words, **given})
        self.emit(*(Paragraph(content=one) for one in aims))

    def _details(self, para: Para) -> dict[str, object]:
        """How long it takes and who does it together."""
        found: dict[str, object] = {}
        words = "".join("\0" if isinstance(p, Image) else p.text if isinstance(p, Run) else "" for p in para.pieces)
        for part in filter(None, (" ".join(one.split()) for one in re.split(r"\0|\u2003", words))):
            minutes = self._minutes(part)
            if minutes and "time" not in found:
                found["time"] = minutes
            else:
                found["group"] = f"{found['group']}, {part}" if "group" in found else part
        return found

    def _minutes(self, words: str) -> Minutes | None:
        """A duration that printgen wrote in words."""
        numbers = [int(n) for n in re.findall(r"\d+", words)]
        if not 1 <= len(numbers) <= 2 or any(n > 6000 for n in numbers):
            return None
        tries = [numbers[0], numbers[0] * 60] if len(numbers) == 1 else [numbers[0] * 60 + numbers[1]]
        said = (self.context.labels.duration(n).replace("\u00a0", " ") for n in tries)
        return next((Minutes(n) for n, word in zip(tries, said, strict=True) if word == words), None)

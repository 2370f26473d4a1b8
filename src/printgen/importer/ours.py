"""Documents that printgen made: their styles are kinds of block, their tags are ids of answers.

What a person added in Word, in styles of any other kind, is read as in a document from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from printgen.importer.context import bookmarks
from printgen.importer.drafts import Draft, Sheet
from printgen.importer.flow import Entry, Handler, in_one, listed
from printgen.importer.marks import Remark
from printgen.importer.names import recovered
from printgen.importer.source import Control, Field, Grid, Image, Para, Part, Piece, Run, Tab, inside, paragraphs
from printgen.importer.tabled import Tabled
from printgen.model.blocks import Activity, Column, Compare, Contacts, Figure, Pause, Quote, Reading, Video, Worksheet
from printgen.model.core import Block, CodeBlock, Divider, Heading, Paragraph
from printgen.model.fields import Minutes
from printgen.model.inline import Inlines, Link, Reference, Strong, Text, plain
from printgen.model.inline import walk as walk_inlines
from printgen.model.resources import Resource

SKIPPED = frozenset(
    {
        "aftertable", "sectionbreak", "worksheetend", "openercontents", "openerentry", "quotemark", "resourcecode",
        "coverfoot", "covername", "tocheading", "toc1", "toc2", "toc3", "tocpurpose", "header", "footer",
    }
)  # fmt: skip
"""Styles of what is made anew."""
LISTS = {
    "listbullet": 0, "listbullet2": 1, "listnumber": 0, "listnumber2": 1, "panellist": 0, "panelnumber": 0,
    "checkitem": 0, "panelcheck": 0,
}  # fmt: skip
_GOES_ON = ("listcontinue", "panelcontinue")
_SECTIONS = ("heading1", "openertitle", "openertitlelong", "sectionkicker", "activitysection")


class OurText(Tabled):
    """What is read in a document of ours, and its sections, worksheets and activities."""

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
        if para.style in LISTS or para.style in _GOES_ON:
            return self._list
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
        self.parts = list(_opened(self.parts))
        out = super().run()
        if not self.depth:
            self.close()
        return out

    def _ends(self, parts: Sequence[Part]) -> None:
        """Ends a worksheet or activity at its end mark."""
        if self.sheet and any(recovered(name) == f"{self.sheet.id}--end" for name in bookmarks(parts)):
            self.close()

    # Ids

    def id_in(self, parts: Sequence[Part], *, known: str = "") -> str:
        """The id that a block's own bookmark stands for, or the one known from its tag."""
        for name in bookmarks(parts):
            identity = recovered(name)
            if identity and not identity.endswith("--end") and name in self.context.asked:
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

    # Sections

    def _section(self) -> None:
        """A section's title, with the lines that belong to it."""
        self.close()
        para = self.take()
        assert isinstance(para, Para)
        line = self.context.line(para.pieces, stress=False)
        words = unbound(line.words)
        anchor = next((n for n in line.names if not recovered(n).endswith("--end")), "")
        identity = self.claim(recovered(anchor), anchor) or self.context.names.claim(plain(words), "section")
        if anchor:
            self.context.targets[anchor] = identity
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

    def _p_openerlabel(self) -> None:
        word = self.text(self._para())
        self.kicker = "" if word == self.context.labels.text("section") else word

    def _p_kicker(self) -> None:
        """Above a section's title, an activity's or a session plan's."""
        para = self._para()
        ahead = self.style(1) if self.style() in ("sectionkicker", "activitysection") else self.style()
        if ahead == "activitytitle":
            self._number(para)
        elif ahead == "heading1":
            self.kicker = self.text(para)
        elif ahead != "sessionplantitle":
            self.emit(Paragraph(content=self.words(para)))

    def _para(self) -> Para:
        para = self.take()
        assert isinstance(para, Para)
        return para

    # The first pages

    def _p_title(self) -> None:
        words = self.text(self._para())
        if self.book.sections or self.book.title:
            self.emit(Heading(content=(Text(words),), level=2))
        else:
            self.book.title = words

    _p_titlemedium = _p_titlelong = _p_title

    def _p_subtitle(self) -> None:
        self.book.subtitle = self.text(self._para())

    def _p_coverline(self) -> None:
        self.book.lines.append(self.text(self._para()))

    def _p_legal(self) -> None:
        self.book.legal.append(self.text(self._para()))

    # Worksheets and activities

    def _p_worksheet(self) -> None:
        kicker = self.text(self._para())
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
        title = self._para()
        line = self.context.line(title.pieces, stress=False)
        anchor = next(iter(line.names), "")
        identity = self.claim(recovered(anchor), anchor) or self.context.names.claim(line.text, kind.kind)
        if anchor:
            self.context.targets[anchor] = identity
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

    # Text

    def _p_bodytext(self) -> None:
        para = self._para()
        line = self.line(para)
        if self._leads_to_example(para, line.words):
            return
        self.emit(*self.boxes(line.boxes))
        if line.words:
            self.emit(Paragraph(content=unbound(line.words), id=self.own_id(line.names)))
        self.emit(*self.pictures(line))

    _p_paneltext = _p_boxtext = _p_tabletext = _p_prompttext = _p_callouttip = _p_bodytext
    _p_tabletextright = _p_tabletextcentred = _p_run_in = _p_goeson = _p_normal = _p_bodytext

    def own_id(self, names: Sequence[str]) -> str:
        """The id of a paragraph or an item that something refers to; inside a block the id is the block's."""
        if self.depth:
            return ""
        return next((self.claim(recovered(n), n) for n in names if n in self.context.asked and recovered(n)), "")

    def _leads_to_example(self, para: Para, words: Inlines) -> bool:
        """A line that a moved example left behind; the example comes back to it."""
        pages = [one for one in walk_inlines(words) if isinstance(one, Reference) and one.form == "page"]
        if (
            len(pages) != 1
            or not any(isinstance(p, Image) for p in para.pieces)
            or pages[0].target not in self.context.examples
        ):
            return False
        self.emit(Remark(words=pages[0].target, code="example"))
        return True

    def _heading(self) -> None:
        para = self._para()
        line = self.line(para, stress=False)
        if para.level and para.level <= 2:
            self.close()
        words = unbound(line.words)
        if words:
            self.emit(Heading(content=words, level=min(max(para.level, 2), 4), id=self.own_id(line.names)))

    _p_heading2 = _p_heading3 = _p_heading4 = _p_heading5 = _heading

    def _p_paneltitle(self) -> None:
        para = self._para()
        self.emit(Heading(content=unbound(self.words(para, stress=False)), level=min(max(para.level, 3), 4)))

    def _p_divider(self) -> None:
        self.at += 1
        self.emit(Divider())

    def _p_code(self) -> None:
        self.emit(CodeBlock(text="\n".join(para.text for para in self.paras("code"))))

    def _list(self) -> None:
        entries: list[Entry] = []
        while isinstance(part := self.peek(), Para) and (part.style in LISTS or part.style in _GOES_ON):
            following = self._follows(part, entries)
            if entries and not following:
                break
            self.at += 1
            pieces, checked = _box(part.pieces)
            line = self.context.line(pieces)
            if part.style in _GOES_ON and entries:
                entries[-1].more.append(Paragraph(content=unbound(line.words)))
                continue
            level = max(LISTS.get(part.style, 0), part.mark.level if part.mark else 0)
            number = part.mark.number if part.mark and part.mark.ordered else 0
            entries.append(Entry(level, unbound(line.words), number, checked, self.own_id(line.names)))
        self.emit(*listed(entries))

    def _follows(self, part: Para, entries: Sequence[Entry]) -> bool:
        """Whether a paragraph goes on with the list at hand."""
        if not entries or part.style in _GOES_ON or not part.mark or not part.mark.ordered:
            return True
        same = [one for one in entries if one.level == part.mark.level and one.number]
        return not same or part.mark.number != 1

    def _p_quote(self) -> None:
        start = self.at
        style = self.style()
        body = tuple(Paragraph(content=self.words(p)) for p in self.paras(style))
        by = " ".join(self.text(p) for p in self.paras(f"{style}source"))
        look = "block" if style == "blockquote" else ""
        self.emit(Quote(body=body, by=by, style=look, id=self.id_in(self.parts[start : self.at])))  # type: ignore[arg-type]

    _p_blockquote = _p_quote

    def _p_quotesource(self) -> None:
        self.emit(Paragraph(content=self.words(self._para())))

    _p_blockquotesource = _p_quotesource

    def _p_mark(self) -> None:
        """The sign and word beside a pause; a session plan has a sign alone."""
        start = self.at
        word = self.text(self._para())
        for para in self.paras("markword"):
            word = self.text(para)
        if self.style() != "pause":
            return
        body = tuple(Paragraph(content=unbound(self.words(p))) for p in self.paras("pause"))
        title = () if word in ("", self.context.labels.text("pause")) else (Text(word),)
        self.emit(Pause(title=title, body=body, id=self.id_in(self.parts[start : self.at])))

    _p_markword = _p_mark

    def _p_pause(self) -> None:
        self.emit(Pause(body=tuple(Paragraph(content=unbound(self.words(p))) for p in self.paras("pause"))))

    # Pictures, films, resources

    def _p_figure(self) -> None:
        start = self.at
        line = self.line(self._para())
        caption = tuple(Paragraph(content=self.context.line(_uncounted(p.pieces)).words) for p in self.paras("caption"))
        told = [p for p in self.paras("description") if self.text(p) != self.context.labels.text("description")]
        made = self.pictures(line, caption)
        long = tuple(Paragraph(content=self.words(p)) for p in told)
        identity = self.id_in(self.parts[start : self.at])
        self.emit(*(replace(b, description=long, id=identity) if isinstance(b, Figure) else b for b in made))

    _p_figurewide = _p_figure

    def _p_resource(self) -> None:
        watch = f"{self.context.labels.text('watch')}: "
        start = self.at
        if self.text(self.parts[self.at]).startswith(watch):  # type: ignore[arg-type]
            self._video(watch, start)
            return
        found: list[Resource] = []
        while self.style() in ("resource", "resourcecode"):
            self.paras("resourcecode")
            if self.style() != "resource" or self.text(self.parts[self.at]).startswith(watch):  # type: ignore[arg-type]
                break
            title = _plain_stress(self.words(self._para()))
            note = [self.words(p) for p in self.paras("resourcenote")]
            links = [one for p in self.paras("resourcelink") for one in walk_inlines(self.words(p))]
            url = next((one.url for one in links if isinstance(one, Link)), "")
            found.append(Resource(title, tuple(n for run in note for n in run), url))
        if found:
            self.emit(Reading(resources=tuple(found), id=self.id_in(self.parts[start : self.at])))

    def _video(self, watch: str, start: int) -> None:
        labels = self.context.labels
        title = self.words(self._para(), stress=False)
        given: dict[str, object] = {"title": (Text(plain(title).removeprefix(watch.strip()).strip()),)}
        while self.style() in ("figure", "resourcenote", "resourcelink"):
            line = self.context.line(self._para().pieces)
            if shown := next((one for one in line.images if not one.name.startswith("Sign")), None):
                given["thumbnail"] = self.context.pictures.take(shown, plain(title))
            before, _, after = labels.text("film-credit", name="\0").partition("\0")
            if line.text == labels.text("sign-language-film"):
                given["bsl"] = True
            elif before and line.text.startswith(before.strip()) and line.text.endswith(after.strip()):
                given["credit"] = line.text.removeprefix(before.strip()).removesuffix(after.strip()).strip()
            urls = [one.url for one in walk_inlines(line.words) if isinstance(one, Link)]
            given |= {"url": urls[-1]} if urls else {}
        identity = self.id_in(self.parts[start : self.at])
        if not given.get("url"):
            self.emit(Paragraph(content=title))
            return
        self.emit(Video(id=identity, transcript=self._transcript(), **given))  # type: ignore[arg-type]

    def _transcript(self) -> tuple[Block, ...]:
        part = self.peek()
        if not (isinstance(part, Para) and self.text(part) == self.context.labels.text("transcript")):
            return ()
        self.at += 1
        start = self.at
        while self.style() in ("bodytext", *LISTS, *_GOES_ON):
            self.at += 1
        return self.inner(self.parts[start : self.at])

    # Getting in touch

    def _p_contactstitle(self) -> None:
        start = self.at
        para = self.parts[self.at]
        assert isinstance(para, Para)
        alone = para.level == 1
        if alone:
            self._section()
        else:
            self.at += 1
        title = () if alone else self.context.words(para, stress=False)
        if plain(title).strip() == self.context.labels.text("get-in-touch"):
            title = ()
        identity = "" if alone else self.id_in(self.parts[start : self.at])
        body: tuple[Block, ...] = ()
        own = True
        if isinstance(grid := self.peek(), Grid) and grid.style == "contactstable":
            self.at += 1
            body, own = self._contact_lines(grid)
        self.emit(Contacts(id=identity, title=title, body=body, own=own))

    def _contact_lines(self, grid: Grid) -> tuple[tuple[Block, ...], bool]:
        """What stands in the panel; the line about other formats, where it is the usual one, is made anew."""
        parts = [p for row in grid.rows for cell in row.cells for p in cell.parts]
        usual = self.context.labels.text("other-formats").strip()
        theirs = any(isinstance(piece, Image) for p in paragraphs(parts) for piece in p.pieces)
        if parts and isinstance(parts[-1], Para) and self.text(parts[-1]) == usual and not theirs:
            return self.inner(parts[:-1]), False
        if theirs:
            said = "These are the contacts of the brand. With a brand of your own take :own: and these lines out"
            self.remark("contacts", said)
        return self.inner(parts), True

    # Groups

    def _p_grouptitle(self) -> None:
        """The title of prompts, or of columns to compare."""
        start = self.at
        para = self._para()
        words = unbound(self.words(para, stress=False))
        if self.style() == "comparetable":
            self.compare(words, start)
            return
        ahead = self.at
        while ahead < len(self.parts) and _plain_text(self.parts[ahead]):
            ahead += 1
        table = self.parts[ahead] if ahead < len(self.parts) else None
        if isinstance(table, Grid) and table.style == "answertable":
            lead = self.inner(self.parts[self.at : ahead])
            self.at = ahead
            self.prompts(words, lead)
        else:
            self.emit(Heading(content=words, level=3))

    def prompts(self, title: Inlines, lead: tuple[Block, ...]) -> None:
        """Questions with room after each; see our_answers.py."""
        raise NotImplementedError

    def plan(self, title: Para) -> None:
        """An action plan from its title on; see our_answers.py."""
        raise NotImplementedError

    def compare(self, title: Inlines, start: int) -> None:
        """Columns side by side."""
        grid = self.take()
        assert isinstance(grid, Grid)
        heads = [in_cell(self, cell.parts) for cell in grid.rows[0].cells] if grid.rows else []
        rows = grid.rows[1:]
        columns = []
        for at, head in enumerate(heads):
            cells = [self.inner(row.cells[at].parts) if at < len(row.cells) else () for row in rows]
            entries = [Entry(0, _words_of(cell), more=list(cell[1:])) for cell in cells]
            body = tuple(listed(entries)) if len(cells) > 1 else (cells[0] if cells else ())
            columns.append(Column(title=head or (Text(str(at + 1)),), body=body or (Paragraph(content=(Text("…"),)),)))
        identity = self.id_in(self.parts[start : self.at])
        self.emit(Compare(title=title, columns=tuple(columns), id=identity))

    def _t_comparetable(self) -> None:
        self.compare((), self.at)


def in_cell(flow: OurText, parts: Sequence[Part]) -> Inlines:
    """The words of a cell on one line."""
    return in_one([unbound(flow.words(p, stress=True)) for p in paragraphs(parts)])


def unbound(words: Inlines) -> Inlines:
    """Words without the no-break spaces and wide spaces that the writer put in."""
    out = tuple(Text(re.sub("[\u00a0\u2002\u2003]+", " ", n.text)) if isinstance(n, Text) else n for n in words)
    while out and isinstance(out[0], Text) and not out[0].text.strip():
        out = out[1:]
    if out and isinstance(out[0], Text):
        out = (Text(out[0].text.lstrip()), *out[1:])
    return out


def _opened(parts: Sequence[Part]) -> Iterator[Part]:
    """Parts without the controls that another program put round several paragraphs of ours."""
    for part in parts:
        first = next(paragraphs((part,)), None) if isinstance(part, Control) else None
        if isinstance(part, Control) and first is not None and first.style.startswith("tick"):
            yield from part.parts
        else:
            yield part


def _plain_stress(words: Inlines) -> Inlines:
    """Words without the bold of a whole line."""
    return tuple(child for n in words for child in (n.children if isinstance(n, Strong) else (n,)))


def _plain_text(part: Part) -> bool:
    return isinstance(part, Para) and (part.style == "bodytext" or part.style in LISTS or part.style in _GOES_ON)


def _words_of(blocks: Sequence[Block]) -> Inlines:
    first = blocks[0] if blocks else None
    return first.content if isinstance(first, Paragraph) else ()


def _box(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], bool | None]:
    """A list item without its box, and whether it is ticked; None where there is none."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Run) and piece.text.strip() in ("☐", "☑", "☒"):
            rest = pieces[at + 1 :]
            rest = rest[1:] if rest and isinstance(rest[0], Tab) else rest
            return (*pieces[:at], *rest), piece.text.strip() != "☐"
        if isinstance(piece, Run) and piece.text.strip():
            break
    return tuple(pieces), None


def _uncounted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A caption without its number, which is made anew."""
    kept = [
        p for p in pieces
        if not (isinstance(p, Run) and p.style == "captionnumber") and not (isinstance(p, Field) and p.name == "SEQ")
    ]  # fmt: skip
    return tuple(kept)


__all__ = ["OurText", "in_cell", "unbound"]

"""What is read in documents that printgen made: text, lists, voices, pictures, films, resources, contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.flow import Entry, listed
from printgen.importer.marks import Remark
from printgen.importer.our_words import (
    GOES_ON,
    LISTS,
    boxed_item,
    in_cell,
    plain_stress,
    plain_text,
    unbound,
    uncounted,
    words_of,
)
from printgen.importer.ours import OurSheets
from printgen.importer.source import Grid, Image, Para, Part, Run, inside, paragraphs
from printgen.model.blocks import Column, Compare, Contacts, Figure, Pause, Quote, Reading, Video
from printgen.model.core import Block, CodeBlock, Divider, Heading, Paragraph
from printgen.model.inline import Inlines, Link, Reference, Text, plain
from printgen.model.inline import walk as walk_inlines
from printgen.model.resources import Resource


class OurText(OurSheets):
    """What is read."""

    # Text

    def _p_bodytext(self) -> None:
        para = self.para()
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
        known = ((name, self.context.anchors.id_of(name)) for name in names if name in self.context.asked)
        return next((self.claim(identity, name) for name, identity in known if identity), "")

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
        para = self.para()
        line = self.line(para, stress=False)
        if para.level and para.level <= 2:
            self.close()
        words = unbound(line.words)
        if words:
            self.emit(Heading(content=words, level=min(max(para.level, 2), 4), id=self.own_id(line.names)))

    _p_heading2 = _p_heading3 = _p_heading4 = _p_heading5 = _heading

    def _p_paneltitle(self) -> None:
        para = self.para()
        self.emit(Heading(content=unbound(self.words(para, stress=False)), level=min(max(para.level, 3), 4)))

    def _p_divider(self) -> None:
        self.at += 1
        self.emit(Divider())

    def _p_code(self) -> None:
        self.emit(CodeBlock(text="\n".join(para.text for para in self.paras("code"))))

    def listing(self) -> None:
        """A list, and the lists in it."""
        entries: list[Entry] = []
        while isinstance(part := self.peek(), Para) and (part.style in LISTS or part.style in GOES_ON):
            following = self._follows(part, entries)
            if entries and not following:
                break
            self.at += 1
            pieces, checked = boxed_item(part.pieces)
            line = self.context.line(pieces)
            if part.style in GOES_ON and entries:
                entries[-1].more.append(Paragraph(content=unbound(line.words)))
                continue
            level = max(LISTS.get(part.style, 0), part.mark.level if part.mark else 0)
            number = part.mark.number if part.mark and part.mark.ordered else 0
            entries.append(Entry(level, unbound(line.words), number, checked, self.own_id(line.names)))
        self.emit(*listed(entries))

    def _follows(self, part: Para, entries: Sequence[Entry]) -> bool:
        """Whether a paragraph goes on with the list at hand."""
        if not entries or part.style in GOES_ON or not part.mark or not part.mark.ordered:
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
        self.emit(Paragraph(content=self.words(self.para())))

    _p_blockquotesource = _p_quotesource

    def _p_mark(self) -> None:
        """The sign and word beside a pause; a session plan has a sign alone."""
        start = self.at
        word = self.text(self.para())
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
        line = self.line(self.para())
        self._counted(self.peek())
        caption = tuple(Paragraph(content=self.context.line(uncounted(p.pieces)).words) for p in self.paras("caption"))
        told = [p for p in self.paras("description") if self.text(p) != self.context.labels.text("description")]
        made = self.pictures(line, caption)
        long = tuple(Paragraph(content=self.words(p)) for p in told)
        identity = self.id_in(self.parts[start : self.at])
        self.emit(*(replace(b, description=long, id=identity) if isinstance(b, Figure) else b for b in made))

    _p_figurewide = _p_figure

    def _counted(self, para: Part | None) -> None:
        """What stands before the count in a figure's number, which is that of activities."""
        shown = "".join(p.text for p in inside(para.pieces) if isinstance(p, Run)) if isinstance(para, Para) else ""
        before, _, _ = self.context.labels.text("figure-number", number="\0").partition("\0")
        found = re.match(rf"{re.escape(before.strip())}\s+((?:\w+\.)*)\d+\b", shown)
        if found and self.book.sections:
            self.context.prefixes.append((self.book.sections[-1].id, found[1]))

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
            title = plain_stress(self.words(self.para()))
            note = [self.words(p) for p in self.paras("resourcenote")]
            links = [one for p in self.paras("resourcelink") for one in walk_inlines(self.words(p))]
            url = next((one.url for one in links if isinstance(one, Link)), "")
            found.append(Resource(title, tuple(n for run in note for n in run), url))
        if found:
            self.emit(Reading(resources=tuple(found), id=self.id_in(self.parts[start : self.at])))

    def _video(self, watch: str, start: int) -> None:
        labels = self.context.labels
        title = self.words(self.para(), stress=False)
        given: dict[str, object] = {"title": (Text(plain(title).removeprefix(watch.strip()).strip()),)}
        while self.style() in ("figure", "resourcenote", "resourcelink"):
            line = self.context.line(self.para().pieces)
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
        while self.style() in ("bodytext", *LISTS, *GOES_ON):
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
        para = self.para()
        words = unbound(self.words(para, stress=False))
        if self.style() == "comparetable":
            self.compare(words, start)
            return
        ahead = self.at
        while ahead < len(self.parts) and plain_text(self.parts[ahead]):
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

    def compare(self, title: Inlines, start: int) -> None:
        """Columns side by side."""
        grid = self.take()
        assert isinstance(grid, Grid)
        heads = [in_cell(self, cell.parts) for cell in grid.rows[0].cells] if grid.rows else []
        rows = grid.rows[1:]
        columns = []
        for at, head in enumerate(heads):
            cells = [self.inner(row.cells[at].parts) if at < len(row.cells) else () for row in rows]
            entries = [Entry(0, words_of(cell), more=list(cell[1:])) for cell in cells]
            body = tuple(listed(entries)) if len(cells) > 1 else (cells[0] if cells else ())
            columns.append(Column(title=head or (Text(str(at + 1)),), body=body or (Paragraph(content=(Text("…"),)),)))
        identity = self.id_in(self.parts[start : self.at])
        self.emit(Compare(title=title, columns=tuple(columns), id=identity))

    def _t_comparetable(self) -> None:
        self.compare((), self.at)

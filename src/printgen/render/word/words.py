"""Fields, bookmarks and references: words that stand elsewhere, and numbers that Word counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

from printgen.render.word import fields
from printgen.render.word.breaks import FRAMED, NEW_PAGE
from printgen.render.word.contents import NONE, PURPOSE, Contents, Mark
from printgen.render.word.runs import Runs
from printgen.render.word.xml import Xml, escape


@cache
def anchor_name(identity: str) -> str:
    """A bookmark's name from an id: letters and digits, at most 40, the same on every build.

    Word takes names without regard to case and LibreOffice wants letters and digits alone; an id that loses something
    on the way ("a-b" against "ab") gets a few digits of its hash.

    >>> anchor_name("listening")
    'listening'
    >>> anchor_name("feel-heard")
    'feelheardfdd162'
    """
    plain = re.sub(r"[^A-Za-z0-9]", "", identity)
    if plain == identity and len(plain) <= 40 and not plain[:1].isdigit() and plain.islower():
        return plain
    return f"{'' if plain[:1].isalpha() else 'x'}{plain}"[:33].lower() + f"{crc32(identity.encode()):08x}"[:6]


def number_of(identity: str) -> str:
    """What the bookmark round a number is called after."""
    return f"{identity}--number"


def end_of(identity: str) -> str:
    """What the bookmark at the end of a block is called after: no author's id has two hyphens in a row."""
    return f"{identity.replace(':text', '--text')}--end"


@dataclass(slots=True, kw_only=True)
class Words(Runs):
    """Fields, bookmarks and links.

    Attributes:
        pages: First and last printed page number by id, and what the layout in pages says by place.
        targets: Ids that this document holds; a reference to any other is plain words.
        numbers: Id and number by the words that call something by its number ("Activity 2.4").
        titles: Words of titles by id.
        in_frames: Ids of what has its number in a frame beside the text.
        taken: What the contents take up.
    """

    pages: Mapping[str, tuple[int, ...]]
    targets: frozenset[str]
    numbers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    in_frames: frozenset[str] = frozenset()
    taken: Contents = NONE
    refers_to_pages: bool = False
    _repeated: set[str] = field(default_factory=set)
    _sequences: dict[str, str] = field(default_factory=dict)
    _bookmarks: dict[str, int] = field(default_factory=dict)

    def field(self, code: str, shown: str, *, style: str = "") -> Xml:
        """A field: its code, and the words shown until Word renews it."""
        shows = f'<w:r>{fields.styled(style)}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>' if shown else ""
        code = fields.code(f" {escape(code)} ", style)
        return fields.whole(code, shows, style)

    def bookmark(self, identity: str, content: str) -> Xml:
        """Content under a bookmark that references find; an id is marked once, later ones are left as they are."""
        if not identity or identity in self._bookmarks:
            return Xml(content)
        self._bookmarks[identity] = number = len(self._bookmarks) + 1
        mark = self.taken.marks.get(identity)
        return Xml(
            f'<w:bookmarkStart w:id="{number}" '
            f'w:name="{anchor_name(identity)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
            + (self._listed(identity, mark) if mark else "")
        )

    def _listed(self, identity: str, mark: Mark) -> str:
        """A TC field: a line of the contents. Word shows nothing of it here, and puts nothing of it into the heading.

        LibreOffice does not know fields in its code and counts its levels from 0, so it gets the words as they stand.
        """
        inner = [self._again(identity, r"\r", mark.number) + fields.TAB] if mark.number else []
        for words, activity in mark.pieces(self.taken.activities):
            inner.append(self._again(number_of(activity), "", words) if activity else fields.quoted(words))
        inner.append(self._again(identity, "", mark.title) if mark.title else "")
        number = f"{mark.number} " if mark.number else ""
        omits = " \\n" if mark.level == PURPOSE else ""
        usual = fields.entry("".join(inner), mark.level, omits)
        other = fields.entry(fields.plain(number + mark.words), mark.level - 1, omits)
        return (
            f'<mc:AlternateContent><mc:Choice Requires="w15">{usual}</mc:Choice>'
            f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
        )

    def _again(self, identity: str, how: str, said: str) -> str:
        """Words under a bookmark, said again in the code of another field."""
        self._repeated.add(identity)
        code = f" REF {anchor_name(identity)} {how}{' ' if how else ''}\\* CHARFORMAT "
        return fields.whole(fields.code(code, ""), fields.code(escape(said), ""), "")

    def mark_first(self, identity: str, xml: str) -> Xml:
        """Rendered blocks with a bookmark round the words of their first paragraph that stands in the text."""
        if not identity or identity in self._bookmarks or f'w:name="{anchor_name(identity)}"' in xml:
            return Xml(xml)
        for match in re.finditer(r"<w:p>(<w:pPr>.*?</w:pPr>)(.*?)</w:p>", xml, re.S):
            if not FRAMED.match(match[0]) and "<w:p>" not in match[2]:
                start, end = match.span(2)
                return Xml(xml[:start] + self.bookmark(identity, match[2]) + xml[end:])
        return Xml(xml)

    def marked(self) -> Iterable[str]:
        """Ids that have a bookmark so far."""
        return self._bookmarks

    def first_page(self, identity: str) -> int:
        """The page on which something starts; 0 when it is not known."""
        known = self.pages.get(identity) or self.pages.get(identity.partition("--")[0])
        return known[0] if known else 0

    def last_page(self, identity: str) -> int:
        """The page on which something ends (":text" after a section's id: its text); 0 when it is not known."""
        known = self.pages.get(identity) or self.pages.get(identity.removesuffix(":text"))
        return known[1] if known else 0

    def tops_page(self, identity: str, place: str = "") -> bool:
        """Whether something stands at the top of a page where the workbook has been laid out in pages.

        Args:
            identity: Its id; "" where it has none.
            place: Where it stands in the source.
        """
        return bool(identity and f"{identity}:top" in self.pages) or bool(place and f"@{place}:top" in self.pages)

    def page_field(self, identity: str, *, style: str = "") -> Xml:
        """The page on which something starts, as a field with its number filled in."""
        return self._page(identity, self.first_page(identity), style)

    def last_page_field(self, identity: str, *, style: str = "") -> Xml:
        """The page on which something ends, as a field with its number filled in."""
        return self._page(end_of(identity), self.last_page(identity), style)

    def _page(self, bookmark: str, shown: int, style: str) -> Xml:
        self.refers_to_pages = True
        return self.field(f"PAGEREF {anchor_name(bookmark)} \\h", str(shown), style=style)

    def end_mark(self, identity: str) -> Xml:
        """An empty bookmark at the end of a block (":text" after a section's id: of its text)."""
        return self.bookmark(end_of(identity), "")

    def sequence(self, name: str, number: str, identity: str = "", *, style: str = "") -> Xml:
        """A number that Word can count again, under a bookmark for references to it.

        What stands before its last dot is text, the rest a SEQ field; the field starts the count anew where the number
        is not the next one.

        Args:
            name: Of the sequence: "Activity", "Figure".
            number: As it is shown: "2.4".
            identity: Id of what has the number.
            style: Id of a character style.
        """
        prefix, dot, count = number.rpartition(".")
        if not count.isdigit():
            shown = self.run(number, style=style)
        else:
            follows = int(count) == int(self._sequences.get(name, "0")) + 1
            self._sequences[name] = count
            code = f"SEQ {name} \\* ARABIC" + ("" if follows else f" \\r {count}")
            shown = Xml(self.run(prefix + dot, style=style) + self.field(code, count, style=style))
        return self.bookmark(number_of(identity), shown) if identity else shown

    def repeated(self, identity: str, said: str, *, style: str = "") -> Xml:
        """Words that stand under a bookmark, said again: a field that follows them when they change."""
        self._repeated.add(identity)
        return self.field(f"REF {anchor_name(identity)} \\h \\* CHARFORMAT", said, style=style)

    def number_again(self, identity: str, number: str, *, style: str = "") -> Xml:
        """The number of an activity or a figure, said again.

        LibreOffice loses bookmarks in frames and then shows an error for a reference to one. Inside a QUOTE field,
        which it does not know, it shows what is there.
        """
        if identity not in self.in_frames:
            return self.repeated(number_of(identity), number, style=style)
        inner = self.repeated(number_of(identity), "", style=style)
        code = fields.code("QUOTE ", style) + inner + fields.code(" \\* CHARFORMAT", style)
        return fields.whole(code, self.run(number, style=style), style)

    def without_lost(self, body: str) -> str:
        """A body whose references to what has no bookmark (templates of one's own may leave it out) are plain words."""
        for lost in sorted(self._repeated - set(self._bookmarks)):
            code = f" REF {anchor_name(lost)} "
            body = re.sub(rf"{fields.BEGIN}(?:(?!</w:r>).)*{code}.*?{fields.SEPARATE}(.*?){fields.END}", r"\1", body)
        return body

    def inner_link(self, identity: str, content: str) -> Xml:
        """Words that lead to a place in the document; the words alone when it is not there."""
        if identity not in self.targets:
            return Xml(content)
        return Xml(f'<w:hyperlink w:anchor="{anchor_name(identity)}" w:history="1">{content}</w:hyperlink>')

    def on_new_page(self, xml: str) -> Xml:
        """Rendered blocks that start a page; ``paged`` says how, once it is known what stands before them."""
        return Xml(xml if xml.startswith(NEW_PAGE) else f"{NEW_PAGE}{xml.lstrip()}")

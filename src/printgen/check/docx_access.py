"""The rules of Word's accessibility checker, by our own code, for our own output and anybody's.

Source: Microsoft, "Rules for the Accessibility Checker", with its three levels (error, warning, tip); title and
language by WCAG 2.2, 2.4.2 and 3.1.1; contrast by 1.4.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from printgen.check import Finding
from printgen.check.docx_file import Element, Styles, W, WordFile, find, heading_level, words
from printgen.check.docx_look import Look, is_large
from printgen.check.docx_place import Places, joined, quoted, table_words
from printgen.colour import contrast

_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|webp|emf|tiff?)$", re.I)
_EMPTY_LINKS = {"", "here", "click here", "go here", "see this page", "learn more", "read more", "more"}
_VML = "urn:schemas-microsoft-com:vml"
LONGEST_ALT = 250


def accessibility(file: WordFile) -> Iterator[Finding]:
    """Everything that Word's checker would name; the first of each rule with what to do in Word."""
    for rule, check in RULES.items():
        hint = f"; {HINTS[rule]}" if rule in HINTS else ""
        for what in check(file):
            yield Finding(rule, 0, f"{what}{hint}", "warning" if rule in WARNINGS else "error")
            hint = ""


def _title(file: WordFile) -> Iterator[str]:
    core = "docProps/core.xml"
    if not file.has(core) or not find(file.tree(core), "//*[local-name()='title']/text()[normalize-space()]"):
        yield "the document has no title"


def _language(file: WordFile) -> Iterator[str]:
    if not Styles.of(file).default(".//w:lang/@w:val"):
        yield "the document has no language"


def _decorative(drawing: Element) -> bool:
    return bool(find(drawing, ".//adec:decorative[@val='1']"))


def _alt_text(file: WordFile) -> Iterator[str]:
    places = Places(file)
    for name, root in file.stories():
        for drawing in find(root, "//wp:docPr[not(ancestor::mc:Fallback)]"):
            if _decorative(drawing) or find(drawing, "..//w:txbxContent"):  # a text box says its words itself
                continue
            if wrong := _wrong_alt((drawing.get("descr") or "").strip()):
                yield f"{places.of(name, drawing)}{quoted(drawing.get('name') or 'a picture')} {wrong}"
        for old in find(root, f"//*[local-name()='imagedata'][namespace-uri()='{_VML}'][not(ancestor::mc:Fallback)]"):
            if wrong := _wrong_alt((old.getparent().get("alt") or "").strip()):
                yield f"{places.of(name, old)}a picture in an old format {wrong}"


def _wrong_alt(alt: str) -> str:
    """What is wrong with an alternative text; "" for nothing."""
    if not alt:
        return "has no alternative text"
    if _FILE_NAME.search(alt):
        return f"has a file name as its alternative text: {alt}"
    return f"has {len(alt)} characters of alternative text; {LONGEST_ALT} are enough" if len(alt) > LONGEST_ALT else ""


def _in_line(file: WordFile) -> Iterator[str]:
    places = Places(file)
    for name, root in file.stories():
        for anchor in find(root, "//wp:anchor[not(ancestor::mc:Fallback)]"):
            if not _decorative(anchor) and not find(anchor, "wp:docPr[@descr!='']"):
                what = "a text box" if find(anchor, ".//w:txbxContent") else "a picture"
                yield f"{places.of(name, anchor)}{what} stands beside the text, not in it"


def _header_rows(file: WordFile) -> Iterator[str]:
    places = Places(file)
    for name, root in file.stories():
        for table in find(root, "//w:tbl[count(.//w:tc) > 1]"):  # one cell alone is a frame
            if not find(table, "(w:tr|w:sdt/w:sdtContent/w:tr)[1]/w:trPr/w:tblHeader"):
                yield f"{places.of(name, table)}a table has no header row: {table_words(table)}"


def _simple_tables(file: WordFile) -> Iterator[str]:
    places = Places(file)
    for name, root in file.stories():
        for table in find(root, "//w:tbl[w:tr/w:tc/w:tcPr[w:vMerge or w:gridSpan/@w:val > 1]]"):
            yield f"{places.of(name, table)}a table has merged or split cells: {table_words(table)}"
        for table in find(root, "//w:tc//w:tbl"):
            yield f"{places.of(name, table)}a table stands inside a table: {table_words(table)}"


def _control_titles(file: WordFile) -> Iterator[str]:
    places = Places(file)
    path = "//w:sdt/w:sdtPr[not(w15:repeatingSectionItem) and not(w15:repeatingSection) and not(w:group)]"
    for control in find(file.document, f"{path}[not(w:docPartObj)]"):
        if not "".join(find(control, "w:alias/@w:val")).strip():
            said = joined(find(control, "..//w:t/text()")) or "an empty one"
            yield f"{places.of(file.main, control)}a place to fill in has no title: {said}"


def _headings(file: WordFile) -> Iterator[str]:
    if not any(level for level, _ in _levels(file)):
        yield "the document has no headings"
    yield from ("a heading has no words" for level, said in _levels(file) if level and not said)


def _heading_order(file: WordFile) -> Iterator[str]:
    last = 0
    for level, said in _levels(file):
        if level > last + 1:
            yield f"heading levels jump from {last} to {level}: {quoted(said)}"
        last = level or last


def _levels(file: WordFile) -> Iterator[tuple[int, str]]:
    """Level and words of each paragraph of the text."""
    styles = Styles.of(file)
    for paragraph in find(file.document, "//w:body//w:p"):
        yield heading_level(paragraph, styles), words(paragraph).strip()


def _blanks(file: WordFile) -> Iterator[str]:
    places = Places(file)
    run, last = 0, ""
    for element in find(file.document, "w:body/*"):
        empty = (
            element.tag == f"{W}p"
            and not words(element).strip()
            and not find(element, ".//w:drawing|.//w:br|.//w:fldChar")
        )
        run = run + 1 if empty else 0
        if run == 2:
            after = f" after {quoted(last)}" if last else ""
            yield f"{places.of(file.main, element)}empty paragraphs stand one after the other{after}"
        last = last if empty else words(element).strip()
    for paragraph in find(file.document, "//w:p"):
        if re.search(r"[ \u00a0]{4,}", words(paragraph)):
            yield f"{places.of(file.main, paragraph)}spaces are used for layout: {quoted(words(paragraph))}"


def _links(file: WordFile) -> Iterator[str]:
    places = Places(file)
    for name, root in file.stories():
        for link in find(root, "//w:hyperlink"):
            said = words(link).strip()
            if said.lower() in _EMPTY_LINKS:
                yield f"{places.of(name, link)}a link says only {quoted(said)}"


def _restricted(file: WordFile) -> Iterator[str]:
    name = file.part("settings")
    path = "//w:documentProtection[@w:edit='readOnly'][@w:enforcement='1' or @w:enforcement='true']"
    if name and find(file.tree(name), path):
        yield "the document is protected against editing, which keeps some aids out"


def _contrast(file: WordFile) -> Iterator[str]:
    look = Look(Styles.of(file))
    pages = "".join(find(file.document, "w:background/@w:color")).upper()
    seen: set[tuple[str, str]] = set()
    places = Places(file)
    for name, root in file.stories():
        for run in find(root, "//w:r[w:t]"):
            ink, ground, points, bold = look.of(run)
            if re.fullmatch("[0-9A-F]{6}", pages) and ground == "#FFFFFF":
                ground = f"#{pages}"
            ratio = contrast(ink, ground)
            least = 3 if is_large(points, bold) else 4.5
            said = f"{ink} on {ground} has a contrast of {ratio:.1f}:1 and needs {least}:1"
            if words(run).strip() and ratio < least and (name, said) not in seen:
                seen.add((name, said))
                yield f"{places.of(name, run)}{said}: {quoted(words(run))}"


RULES: dict[str, Callable[[WordFile], Iterator[str]]] = {
    "title": _title,
    "language": _language,
    "alt-text": _alt_text,
    "in-line": _in_line,
    "header-rows": _header_rows,
    "simple-tables": _simple_tables,
    "control-titles": _control_titles,
    "headings": _headings,
    "heading-order": _heading_order,
    "blanks": _blanks,
    "links": _links,
    "restricted": _restricted,
    "contrast": _contrast,
}
"""Each of the checker's rules by its name."""

HINTS = {
    "title": "give it one under File, Info, Title",
    "language": "select everything, then choose one under Review, Language, Set Proofing Language",
    "alt-text": "right-click it and choose View Alt Text: say what it shows, or mark it as decorative",
    "in-line": "choose Layout Options, In Line with Text, or it is read at a place that you cannot see",
    "header-rows": "click its first row, then choose Table Layout, Repeat Header Rows",
    "simple-tables": "split the cells again, or say it without a table",
    "control-titles": "click it, then give it a title under Developer, Properties",
    "headings": "give headings the styles Heading 1, Heading 2 and so on",
    "heading-order": "choose the next level: nobody hears a step that is left out",
    "blanks": "use the space before and after paragraphs, tab stops or a table",
    "links": "say where it leads",
    "restricted": "choose Review, Restrict Editing, Stop Protection",
    "contrast": "choose a darker or a lighter colour",
}
"""What to do about each in Word."""

WARNINGS = frozenset({"simple-tables", "in-line", "control-titles", "heading-order", "blanks", "links", "contrast"})
"""Rules whose breach Word's checker calls a warning or a tip."""

"""Word workbooks as people make them, by script: each a small document of its own kind, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def saved(document: Document) -> bytes:
    """The document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(
    data: bytes, parts: dict[str, str], relations: dict[str, tuple[str, str]], kinds: dict[str, str]
) -> bytes:
    """A package with more parts: relation id -> (kind, target); part name -> content type."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                extra = "".join(f'<Override PartName="/{p}" ContentType="{k}"/>' for p, k in kinds.items())
                text = text.replace(b"</Types>", extra.encode() + b"</Types>")
            elif name == "word/_rels/document.xml.rels":
                base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                extra = "".join(
                    f'<Relationship Id="{i}" Type="{base}/{kind}" Target="{target}"/>'
                    for i, (kind, target) in relations.items()
                )
                text = text.replace(b"</Relationships>", extra.encode() + b"</Relationships>")
            new.writestr(name, text)
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()


def picture(wide: int = 800, high: int = 480, sky: str = "#dbe9e4") -> io.BytesIO:
    """A picture as a file: hills, a sun and a bench."""
    image = Image.new("RGB", (wide, high), sky)
    draw = ImageDraw.Draw(image)
    draw.ellipse((wide * 0.68, high * 0.12, wide * 0.8, high * 0.32), fill="#f2c879")
    draw.ellipse((-wide * 0.3, high * 0.5, wide * 0.7, high * 1.7), fill="#8fb39a")
    draw.ellipse((wide * 0.3, high * 0.62, wide * 1.4, high * 1.8), fill="#5f8a73")
    for top in (0.6, 0.66, 0.74):
        draw.rectangle((wide * 0.22, high * top, wide * 0.48, high * (top + 0.035)), fill="#6b4a35")
    for left in (0.24, 0.45):
        draw.rectangle((wide * left, high * 0.6, wide * (left + 0.015), high * 0.86), fill="#523828")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    out.seek(0)
    return out


def add(paragraph: Paragraph, xml: str) -> None:
    """Raw XML into a paragraph."""
    paragraph._p.append(parse_xml(xml))


def put(document: Document, xml: str) -> None:
    """A raw element at the end of the body."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def link(document: Document, paragraph: Paragraph, words: str, url: str) -> None:
    """A hyperlink."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    identity = document.part.relate_to(url, kind, is_external=True)
    add(paragraph, f'<w:hyperlink {MORE} r:id="{identity}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')


def text_box(words: list[str]) -> str:
    """A run with a text box in both forms, as Word writes it."""
    inner = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    return (
        f'<w:r {MORE}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" '
        'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2500000" cy="900000"/><wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="77" name="Text Box 1"/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2500000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s" style="width:197pt;height:71pt">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def control(kind: str, *, tag: str = "", title: str = "", words: str = "Click here", empty: bool = True) -> str:
    """A content control in a line."""
    shown = "<w:showingPlcHdr/>" if empty else ""
    return (
        f'<w:sdt {MORE}><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{tag}"/>{shown}{kind}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def box(paragraph: Paragraph, words: str) -> None:
    """A check box control and its words."""
    kind = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
    add(paragraph, control(kind, title=words, words="☐", empty=False))
    paragraph.add_run(f" {words}")


def leader(paragraph: Paragraph, *stops: float) -> None:
    """Tab stops that draw a line."""
    for at in stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)


def table(document: Document, rows: list[list[str]], height: float = 0, style: str = "Table Grid") -> object:
    """A table."""
    made = document.add_table(len(rows), len(rows[0]), style=style)
    for row, words in zip(made.rows, rows, strict=True):
        if height:
            row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return made


# The workbooks


def classic() -> bytes:
    """Headings with styles, lists, lines of underscores, an action plan, boxes, a picture with a caption."""
    d = docx.Document()
    d.core_properties.title = "Caring for yourself at work"
    d.add_heading("Caring for yourself at work", 0)
    d.add_paragraph("A workbook for new staff", style="Subtitle")
    d.add_heading("Welcome", 1)
    p = d.add_paragraph("This workbook is for ")
    p.add_run("everyone").bold = True
    p.add_run(" who has just joined. Take your ")
    p.add_run("time").italic = True
    p.add_run(". You can read more at ")
    link(d, p, "our website", "https://www.example.org/staff")
    p.add_run(".")
    for words in ("Read it in any order.", "Share what you like.", "Keep it safe."):
        d.add_paragraph(words, style="List Bullet")
    d.add_paragraph("At home", style="List Bullet 2")
    p = d.add_paragraph("Name:\tTeam:\t")
    leader(p, 80, 150)
    p = d.add_paragraph("Date started: ____________________")
    d.add_heading("What helps you", 1)
    d.add_heading("Looking back", 2)
    d.add_paragraph("Think of a good day at work. Then answer the questions.")
    d.add_paragraph("What made it a good day?", style="List Number")
    for _ in range(3):
        d.add_paragraph("_" * 70)
    d.add_paragraph("Who was with you?", style="List Number")
    d.add_paragraph("_" * 150)
    d.add_picture(picture(), width=Mm(80))
    d.add_paragraph("Figure 1: The garden behind the day centre", style="Caption")
    d.add_paragraph("“I sat on the bench for five minutes and it changed my whole week.”", style="Quote")
    d.add_paragraph("— Sadia, support worker")
    d.add_heading("A safe place", 2)
    d.add_paragraph("Draw or write about a place where you feel safe.")
    table(d, [[""]], 60)
    d.add_heading("Planning ahead", 1)
    d.add_paragraph("Choose two or three things. Small is good.")
    table(d, [["What will I do?", "Who can help?", "By when?"], *[[""] * 3] * 4], 12)
    d.add_paragraph()
    d.add_paragraph("Which of these would help? Tick all that apply.")
    for words in ("A walk at lunch", "Talking to a colleague", "Something else ________"):
        d.add_paragraph(f"☐ {words}")
    p = d.add_paragraph("Have you told your manager?  ☐ Yes  ☐ No")
    d.add_paragraph("How sure are you?")
    d.add_paragraph("Not at all 1 2 3 4 5 6 7 8 9 10 Completely")
    section = d.sections[0]
    section.header.paragraphs[0].text = "Northgate Care"
    section.footer.paragraphs[0].text = "Confidential"
    return saved(d)


def plain_looks() -> bytes:
    """No styles at all: headings by hand in bold and capitals, bullets typed, contents typed, page breaks, tabs."""
    d = docx.Document()
    p = d.add_paragraph()
    run = p.add_run("Listening to each other")
    run.bold, run.font.size = True, Pt(26)
    p = d.add_paragraph("Contents")
    p.runs[0].bold = True
    for words, page in (("Why we listen", 2), ("How we listen", 3)):
        p = d.add_paragraph(f"{words}\t{page}")
        p.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    d.add_page_break()

    def head(words: str, size: int) -> None:
        run = d.add_paragraph().add_run(words)
        run.bold, run.font.size = True, Pt(size)

    head("Why we listen", 16)
    d.add_paragraph("People who feel heard get better sooner. Nobody knows quite why.")
    d.add_paragraph("-\tIt costs nothing")
    d.add_paragraph("-\tIt takes practice")
    head("For you", 13)
    d.add_paragraph("When did somebody last listen to you?")
    d.add_paragraph("." * 90)
    d.add_paragraph("." * 90)
    d.add_page_break()
    head("How we listen", 16)
    d.add_paragraph("1.\tStop what you are doing.")
    d.add_paragraph("2.\tLook at the person.")
    d.add_paragraph("3.\tWait.")
    head("In pairs", 13)
    d.add_paragraph("I feel heard when ________ and I switch off when ________.")
    p = d.add_paragraph()
    p.add_run("Remember: ").bold = True
    p.add_run("advice is not listening.")
    table(d, [["What went well?", "What was hard?"], ["", ""]], 45)
    return saved(d)


def form() -> bytes:
    """Content controls, form fields of the old kind, drop-down lists, check boxes, a rating table, labels and cells."""
    d = docx.Document()
    d.add_heading("My support plan", 1)
    p = d.add_paragraph("My name: ")
    add(p, control("<w:text/>", tag="name", title="Name"))
    p = d.add_paragraph("Date of this plan: ")
    add(p, control("<w:date/>", tag="date", title="Date"))
    p = d.add_paragraph("Where do you live? ")
    items = "".join(
        f'<w:listItem w:displayText="{w}" w:value="{w}"/>' for w in ("Alone", "With family", "Shared house")
    )
    add(p, control(f"<w:dropDownList>{items}</w:dropDownList>", title="Home", words="Choose an item."))
    d.add_heading("What matters to me", 1)
    d.add_paragraph("What would a good week look like?")
    put(
        d,
        f'<w:sdt {MORE}><w:sdtPr><w:alias w:val="Good week"/><w:tag w:val="good-week"/><w:showingPlcHdr/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Click or tap here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    d.add_paragraph("What helps you to relax?")
    p = d.add_paragraph()
    box(p, "Music")
    p = d.add_paragraph()
    box(p, "Being outdoors")
    p = d.add_paragraph()
    box(p, "Time with animals")
    p = d.add_paragraph("Doctor: ")
    for kind, text in (("begin", ""), ("separate", ""), ("end", "")):
        data = "<w:ffData><w:name w:val='Text1'/><w:enabled/><w:textInput/></w:ffData>" if kind == "begin" else ""
        code = "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>" if kind == "begin" else ""
        shown = "<w:r><w:t>     </w:t></w:r>" if kind == "separate" else text
        char = f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'
        add(p, f"<w:smartTag {MORE}>{char}{code}{shown}</w:smartTag>")
    d.add_heading("How things are", 1)
    table(
        d,
        [
            ["", "Never", "Sometimes", "Often"],
            ["I sleep well", "☐", "☐", "☐"],
            ["I have someone to talk to", "☐", "☐", "☐"],
        ],
    )
    d.add_paragraph()
    table(d, [["Emergency contact", ""], ["Telephone", ""], ["Signed", ""]])
    d.add_paragraph()
    table(d, [["What should people know about you in a crisis?", ""], ["What should nobody do?", ""]], 25)
    d.add_paragraph()
    table(d, [["Strengths\n\n\n", "Weaknesses\n\n\n"], ["Opportunities\n\n\n", "Threats\n\n\n"]], 40)
    return saved(d)


def awkward() -> bytes:
    """What makes importers stumble: notes, boxes, changes, comments, merged and nested tables, equations, diagrams."""
    d = docx.Document()
    d.add_heading("Handbook for peer workers", 0)
    d.add_heading("1. Getting started", 1)
    p = d.add_paragraph("Peer support is older than any service.")
    add(p, f'<w:r {MORE}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>')
    p.add_run(" It needs H")
    sub = p.add_run("2")
    sub.font.subscript = True
    p.add_run("O and time.")
    p = d.add_paragraph("This sentence was ")
    add(p, f'<w:ins {W} w:id="90" w:author="A"><w:r><w:t>gently </w:t></w:r></w:ins>')
    add(p, f'<w:del {W} w:id="91" w:author="A"><w:r><w:delText>badly </w:delText></w:r></w:del>')
    p.add_run("changed.")
    add(p, f'<w:r {W}><w:commentReference w:id="0"/></w:r>')
    p = d.add_paragraph("Beside this stands a box.")
    p._p.append(parse_xml(text_box(["Keep in mind", "You are not a therapist."])))
    p = d.add_paragraph("The sum is ")
    add(p, f"<m:oMath {MORE}><m:r><m:t>a+b=c</m:t></m:r></m:oMath>")
    p.add_run(".")
    p = d.add_paragraph("See the ")
    link(d, p, "shared drive", "file:///C:/Users/ann/plan.docx")
    p.add_run(" for more.")
    hidden = d.add_paragraph().add_run("Nobody sees this.")
    hidden.font.hidden = True
    d.add_heading("2. Rules", 1)
    t = table(d, [["Who", "What", ""], ["Staff", "Keep notes", "Share them"], ["", "Say sorry", "Mean it"]])
    t.cell(0, 1).merge(t.cell(0, 2))
    t.cell(1, 0).merge(t.cell(2, 0))
    d.add_paragraph()
    t = table(d, [["Left words", "Right words"]])
    inner = t.cell(0, 1).add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Inner one", "Inner two"
    inner.cell(1, 0).text, inner.cell(1, 1).text = "Inner three", "Inner four"
    d.add_paragraph()
    t = table(d, [["Do", "Don’t"], ["", ""]])
    for cell, words in zip(t.rows[1].cells, (("Listen", "Wait"), ("Preach", "Fix")), strict=True):
        cell.text = words[0]
        cell.add_paragraph(words[1])
    d.add_section()
    d.add_heading("3. Week by week", 1)
    table(d, [["Day", "Morning", "Afternoon"], ["Monday", "", ""], ["Tuesday", "", ""]])
    d.add_paragraph()
    d.add_heading("Worksheet: Your first week", 2)
    d.add_paragraph("What surprised you?")
    d.add_paragraph("_" * 200)
    d.add_picture(picture(300, 300, "#c9d6e3"), width=Mm(40))
    p = d.add_paragraph("As a friend says:")
    p._p.append(parse_xml(text_box(["“Be yourself. Everyone else is taken.”", "– Noor"])))
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
        "<w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> At least two hundred years older.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    )
    comments = (
        f'<w:comments {W}><w:comment w:id="0" w:author="Bea"><w:p><w:r><w:t>Is this still right?</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return with_parts(
        saved(d),
        {"word/footnotes.xml": notes, "word/comments.xml": comments},
        {"rIdF": ("footnotes", "footnotes.xml"), "rIdC": ("comments", "comments.xml")},
        {"word/footnotes.xml": f"{base}.footnotes+xml", "word/comments.xml": f"{base}.comments+xml"},
    )


def diagram() -> bytes:
    """A diagram (SmartArt), a chart, and a picture that lies outside the file."""
    d = docx.Document()
    d.add_heading("The cycle", 1)
    p = d.add_paragraph("Here is a diagram:")
    frame = (
        '<w:r {more}><w:drawing><wp:inline><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="{n}" name="x" '
        'descr="{alt}"/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    inner = f'<d:relIds xmlns:d="{uri}" r:dm="rIdD" r:lo="" r:qs="" r:cs=""/>'
    add(p, frame.format(more=MORE, n=5, alt="", uri=uri, inner=inner))
    p = d.add_paragraph("And a picture from the web:")
    inner = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:link="rIdX"/></pic:blipFill></pic:pic>'
    )
    uri2 = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    add(p, frame.format(more=MORE, n=6, alt="A tree", uri=uri2, inner=inner))
    d.part.rels.get_or_add_ext_rel(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "https://example.org/tree.png"
    )
    data = (
        f'<d:dataModel xmlns:d="{uri}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst>'
        '<d:pt modelId="0" type="doc"/>'
        + "".join(f'<d:pt modelId="{n}"><d:t><a:p><a:r><a:t>{w}</a:t></a:r></a:p></d:t></d:pt>'
                  for n, w in enumerate(("Plan", "Do", "Review"), 1))
        + "</d:ptLst></d:dataModel>"
    )  # fmt: skip
    return with_parts(
        saved(d),
        {"word/diagrams/data1.xml": data},
        {"rIdD": ("diagramData", "diagrams/data1.xml")},
        {"word/diagrams/data1.xml": "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"},
    )


def field(code: str, shown: str) -> str:
    """A field with what it shows."""
    return (
        f'<w:smartTag {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:smartTag>'
    )


def older() -> bytes:
    """As Word 2003 left it: VML boxes, fields for links, form check boxes, endnotes, lines to write on, languages."""
    d = docx.Document()
    d.add_heading("Our working agreement", 1)
    p = d.paragraphs[-1]
    p._p.insert(1, parse_xml(f'<w:bookmarkStart {W} w:id="5" w:name="_Ref100"/>'))
    p = d.add_paragraph("Read it at ")
    add(p, field('HYPERLINK "https://example.org/agree"', "our page"))
    p.add_run(". In Welsh we say ")
    p.add_run("croeso i bawb")
    p.runs[-1]._r.get_or_add_rPr().append(parse_xml(f'<w:lang {W} w:val="cy-GB"/>'))
    p.add_run(".")
    add(p, f'<w:r {W}><w:endnoteReference w:id="1"/></w:r>')
    for words in ("First we listen.", "Then we talk."):
        d.add_paragraph(words, style="List Number")
    d.add_paragraph("A word in between.")
    d.add_paragraph("Last we decide.", style="List Number")
    inner = "<w:p><w:r><w:t>Phones off, please.</w:t></w:r></w:p>"
    p = d.add_paragraph()
    add(
        p,
        f'<w:r {MORE}><w:pict><v:shape id="b" style="width:200pt;height:60pt"><v:textbox><w:txbxContent>{inner}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    )
    d.add_heading("For each of us", 1)
    p = d.add_paragraph("I have read the section ")
    add(p, field("REF _Ref100 \\h", "Our working agreement"))
    p.add_run(" on page ")
    add(p, field("PAGEREF _Ref100 \\h", "1"))
    p.add_run(".")
    d.add_paragraph("What would help you to keep to it?")
    for _ in range(3):
        p = d.add_paragraph()
        line = '<w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/>'
        p._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {W}>{line}</w:pBdr>"))
    d.add_paragraph("I agree to:")
    for words in ("come on time", "say when I cannot come"):
        p = d.add_paragraph()
        data = "<w:ffData><w:name w:val='Check1'/><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
        add(p, f'<w:r {W}><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>')
        add(p, f"<w:r {W}><w:instrText> FORMCHECKBOX </w:instrText></w:r>")
        add(p, f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>')
        p.add_run(f" {words}")
    p = d.add_paragraph("In one box: ")
    sides = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:space="1" w:color="auto"/>' for s in ("top", "left", "bottom", "right")
    )
    p._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {W}>{sides}</w:pBdr>"))
    p.add_run("we keep what we hear to ourselves.")
    d.add_paragraph("Signed:\t\t\tDate:")
    d.add_paragraph("Team:")
    notes = (
        f'<w:endnotes {W}><w:endnote w:id="1"><w:p><w:r><w:t>Everybody is welcome.</w:t></w:r></w:p></w:endnote>'
        "</w:endnotes>"
    )
    return with_parts(
        saved(d),
        {"word/endnotes.xml": notes},
        {"rIdE": ("endnotes", "endnotes.xml")},
        {"word/endnotes.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"},
    )


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "classic": classic, "plain-looks": plain_looks, "form": form, "awkward": awkward, "diagram": diagram,
    "older": older,
}  # fmt: skip
"""Every workbook by name."""


def write_all(folder: Path) -> list[Path]:
    """Writes them to a folder."""
    out = []
    for name, make in WORKBOOKS.items():
        path = folder / f"{name}.docx"
        path.write_bytes(make())
        out.append(path)
    return out

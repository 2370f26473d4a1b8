"""Films in sign language first."""

from __future__ import annotations

from printgen.model.blocks import Activity, Video, Worksheet
from printgen.model.core import Block, Paragraph
from printgen.model.inline import Text
from printgen.model.walk import walk
from printgen.model.workbook import Section, Settings, Workbook
from printgen.pipeline import Order, build, load
from printgen.transform.signed import sign_language_first
from tests.unit.render.sink import SINK


def words(text: str) -> Paragraph:
    return Paragraph(content=(Text(text),))


def film(title: str, *, bsl: bool = True) -> Video:
    said = (words(f"{title} says"),)
    return Video(title=(Text(title),), url=f"https://example.org/{title}", bsl=bsl, transcript=said)


def ordered(*body: Block) -> list[str]:
    book = Workbook(settings=Settings(title="Book"), sections=(Section(id="one", title=(Text("One"),), body=body),))
    found = sign_language_first(book).sections[0].body
    return [b.title[0].text if isinstance(b, Video) else b.kind for b in walk(found) if not isinstance(b, Paragraph)]


def test_a_film_stands_before_the_text_of_its_section() -> None:
    assert ordered(words("Before"), film("a"), words("After"), film("b")) == ["a", "b"]
    book = Workbook(
        settings=Settings(title="Book"),
        sections=(Section(id="one", title=(Text("One"),), body=(words("Before"), film("a"))),),
    )
    assert [b.kind for b in sign_language_first(book).sections[0].body] == ["video", "paragraph"]


def test_other_films_stay() -> None:
    book = Workbook(
        settings=Settings(title="Book"),
        sections=(Section(id="one", title=(Text("One"),), body=(words("Before"), film("a", bsl=False))),),
    )
    assert sign_language_first(book).sections[0].body == book.sections[0].body


def test_a_film_of_a_worksheet_or_an_activity_stays_in_it() -> None:
    sheet = Worksheet(title=(Text("Sheet"),), body=(words("Aim"), film("a")))
    activity = Activity(title=(Text("Do"),), body=(words("Aim"), film("b")))
    assert ordered(words("Text"), sheet, activity) == ["worksheet", "a", "activity", "b"]


def test_the_edition_asks_for_it_and_no_word_is_lost() -> None:
    order = Order(edition="sign-language")
    source = build(load(SINK), "html", order).data.decode().replace("\xa0", " ")
    main = source[source.index('id="web--main"') :]
    section = main[main.index('id="words"') :]
    assert section.index("They waited") < section.index("First a paragraph")
    assert section.index("No one had ever waited for me before.") < section.index("First a paragraph")

"""Lists, and prompts: the words that ask, with the number that Word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from printgen.model.core import Block, List, Paragraph
from printgen.model.inline import Inlines, Strong, plain
from printgen.render.word.writing import Writing
from printgen.render.word.xml import Xml

_LISTS = {
    (False, False): "ListBullet",
    (False, True): "ListNumber",
    (True, False): "PanelList",
    (True, True): "PanelNumber",
}
"""Style of a list's items: (inside a panel, numbered)."""


class Lists(Writing):
    """What the templates of lists and of everything that asks need."""

    def list_items(self, block: List, level: int = 0) -> Xml:
        """A list, and the lists inside it."""
        panel = self.state.place != "column"
        loose = not block.tight or any(isinstance(i.words[0], Strong) for i in block.items if i.words)
        base = _LISTS[panel, block.ordered]
        number = self.parts.new_list(base, block.start) if block.ordered and not level else 0
        out: list[str] = []
        for at, item in enumerate(block.items):
            if item.body and not isinstance(item.body[0], Paragraph):
                out.append(self.blocks(item.body))
                continue
            style = base if panel or not level else f"{base}2"
            last = at == len(block.items) - 1 and not level
            first, *rest = item.body or (Paragraph(content=()),)
            assert isinstance(first, Paragraph)
            properties = self.numbered(number, level) if number else self.in_list(base, level) if level else ""
            properties += f'<w:spacing w:after="{self.dxa(3)}"/>' if (last and not rest) or loose else ""
            mark: str = ""
            if item.checked is not None:
                style, properties = "PanelCheck" if panel else "CheckItem", properties.partition("</w:numPr>")[2]
                mark = self.run("☑" if item.checked else "☐", style="CheckBox") + self.tab()
            one: str = self.paragraph(style, mark + self.inline(first.content), properties)
            one = self.mark_first(item.id, one) if item.id in self.bookmarked else one
            one = self.on_new_page(one) if at and self.opens_item(item) else one
            out.append(one + "".join(self._in_item(b, level) for b in rest))
        return Xml("".join(out))

    def _in_item(self, block: Block, level: int) -> str:
        if isinstance(block, List):
            return self.list_items(block, min(level + 1, 1))
        if isinstance(block, Paragraph):
            style = "ListContinue" if self.state.place == "column" else "PanelContinue"
            return self.paragraph(style, self.inline(block.content))
        return self.block(block)

    def in_list(self, style: str, level: int) -> str:
        """``w:numPr`` at a deeper level of a style's own list: a list instance of its kind."""
        name = f"{style} {level}"
        if name not in self._names:
            self._names[name] = self.numbered(self.parts.new_list(style), level)
        return self._names[name]

    # Prompts

    def number_of(self, shown: str) -> tuple[str, str]:
        """(list properties, text) of a prompt's number: Word counts it where its list would give the same."""
        if not shown:
            return "", ""
        if shown.isdigit() and self.state.prompts:
            if shown == "1" or not self.state.prompts[-1]:
                self.state.prompts[-1] = self.parts.new_list("PromptNumbered", int(shown))
            return self.numbered(self.state.prompts[-1]), ""
        return "", shown

    def prompt(self, block: Any) -> Xml:
        """The words that ask: the title with what stands under it, or the first paragraph with the rest."""
        first = block.title or (
            block.prompt[0].content if block.prompt and isinstance(block.prompt[0], Paragraph) else ()
        )
        rest = block.prompt if block.title or not first else block.prompt[1:]
        return self.asked(first, rest, block.number)

    def asked(self, words: Inlines, rest: Sequence[Block], number: str) -> Xml:
        """A prompt: its number, its words in bold, and blocks under it."""
        listed, shown = self.number_of(number)
        style = "PromptNumbered" if number else "Prompt"
        off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if shown else ""
        lead = self.run(shown, style="BoldPrimary") + self.tab() if shown else ""
        first = self.paragraph(style, lead + self.inline(words, tie=True), listed or off) if words else ""
        return Xml(first + self.blocks(rest, "prompt"))

    def recalled(self, block: Any) -> Xml:
        """Where to look back to for an earlier answer."""
        return self.paragraph("Recall", self.inline(block.recalled)) if block.recalled else Xml("")

    def title_of(self, block: Any) -> str:
        """What an answer is called: its question in plain words."""
        spaces = block.answers()
        return (spaces[0].label if spaces else "") or self.labels.text("your-answer")

    def draw_words(self, block: Any) -> tuple[Any, Xml]:
        """A drawing without its alternative in words, and that: its last paragraph, "Or ...", or the usual one."""
        last = block.prompt[-1] if len(block.prompt) > 1 or (block.title and block.prompt) else None
        if isinstance(last, Paragraph) and plain(last.content).startswith("Or "):
            return replace(block, prompt=block.prompt[:-1]), self.inline(last.content)
        return block, self.label("draw-words")

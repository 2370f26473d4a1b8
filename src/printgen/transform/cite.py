"""Citations, the list of works cited, and entries in reading lists: their words, in the workbook's CSL style."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.labels import Labels
from printgen.model.blocks import Quote, Reading, References
from printgen.model.core import Block, Heading
from printgen.model.inline import Citation, CitedWork, Inlines, Text
from printgen.model.inline import walk as walk_inlines
from printgen.model.walk import Blocks, inlines_of, rebuild, walk
from printgen.model.workbook import Section, Workbook
from printgen.record import record
from printgen.resources import folder
from printgen.transform.examples import free_id
from printgen.transform.formatted import Formatted

STYLE = "author-date.csl"
MAX_STYLE = 1_000_000
"""Bytes of a style file: the largest of the CSL repository has 0.1 million."""


def target(key: str) -> str:
    """Id of a work's entry in the list."""
    return f"ref-{key}"


def quoted(quote: Quote) -> CitedWork:
    """``:cite: key, p. 4``."""
    key, _, locator = quote.cite.partition(",")
    return CitedWork(key.strip(), locator.strip())


def cite(
    workbook: Workbook, whole: Workbook, labels: Labels, diagnostics: Diagnostics, *, needs_list: bool = True
) -> Workbook:
    """The workbook with the words of all its citations.

    Args:
        workbook: What is selected.
        whole: As read, before anything was cut.
        needs_list: When the list of works was cut, one is made at the end; not for worksheets to hand out.
        labels: For the title of a list that is made.
        diagnostics: Where unknown keys and faults in works and style go.
    """
    uses = list(_uses(workbook.sections))
    lists = [b for s in workbook.sections for b in walk(s.body) if isinstance(b, References)]
    if not uses and not any(one.all for one in lists):
        return _without_empty_lists(workbook) if lists else workbook
    for extra in lists[1:]:
        said = "the list of works cited stands twice"
        diagnostics.error("references-twice", said, extra.span, "remove one of the two")
    known = _known(uses, workbook, diagnostics)
    if any(one.all for one in lists):
        known = {**known, **{k: w for k, w in workbook.works.items() if k not in known}}
    citer = _citer_for(workbook, known, labels.lang, diagnostics) if known else None
    if citer is None:
        return workbook
    if needs_list and not lists and any(use.cited for use in uses):
        workbook = _with_list(workbook, whole, labels, diagnostics)
    cited = {use.key for use in uses if use.cited}
    from printgen.transform.citations import Filler

    filled = Filler(citer, workbook.works, cited, _listed(workbook)).workbook(workbook)
    citer.keep()
    _say_refused(citer, uses, diagnostics)
    return _without_empty_lists(filled)


@record
class _Use:
    """A place that names a work; ``cited`` is False in a reading list, which prints the whole entry itself."""

    key: str
    span: Span
    cited: bool = True


def _uses(sections: Iterable[Section]) -> Iterator[_Use]:
    """Every use of a work, in reading order."""
    for section in sections:
        yield from _in_words(section.title, section.span)
        for block in walk(section.body):
            if isinstance(block, Quote) and block.cite:
                yield _Use(quoted(block).key, block.span)
            elif isinstance(block, Reading):
                yield from (_Use(r.key, r.span, cited=False) for r in block.resources if r.key)
            for run in inlines_of(block):
                yield from _in_words(run, block.span)


def _in_words(run: Inlines, span: Span) -> Iterator[_Use]:
    if len(run) == 1 and isinstance(run[0], Text):
        return
    for node in walk_inlines(run):
        if isinstance(node, Citation):
            yield from (_Use(work.key, node.span if node.span.file else span) for work in node.works)


def _known(uses: Iterable[_Use], workbook: Workbook, diagnostics: Diagnostics) -> dict[str, Mapping[str, Any]]:
    """The works used, in the order of their first use; each unknown key is an error where it stands."""
    found: dict[str, Mapping[str, Any]] = {}
    for use in sorted(uses, key=lambda use: not use.cited):
        if use.key in workbook.works:
            found[use.key] = workbook.works[use.key]
            continue
        hint = nearest(use.key, workbook.works) if workbook.works else "put it into references.yaml"
        diagnostics.error("unknown-citation", f'there is no work "{use.key}"', use.span, hint)
    return found


def _citer_for(
    workbook: Workbook, works: Mapping[str, Mapping[str, Any]], language: str, diagnostics: Diagnostics
) -> Formatted | None:
    try:
        citer = Formatted(_style(workbook), json.dumps(works, default=str), language)
        citer.entries()
        return citer
    except (ValueError, OSError) as fault:  # StyleError is a ValueError
        name = workbook.settings.citation_style or STYLE
        said = f"the citation style {name} cannot be used: {getattr(fault, 'strerror', None) or fault}"
        diagnostics.error("citation-style", said, Span(), "name a CSL file in the workbook's folder, or leave it out")
        return None


def _style(workbook: Workbook) -> bytes:
    """The style file: the workbook's own, never from outside its folder, or printgen's."""
    own = workbook.settings.citation_style
    if not own or workbook.folder is None:
        return (folder("templates") / "citations" / STYLE).read_bytes()
    root = workbook.folder.resolve()
    path = (root / own).resolve()
    if not path.is_relative_to(root):
        raise OSError(0, "it lies outside the workbook's folder")
    if path.stat().st_size > MAX_STYLE:
        raise OSError(0, "it is too large for a style")
    return path.read_bytes()


def _with_list(workbook: Workbook, whole: Workbook, labels: Labels, diagnostics: Diagnostics) -> Workbook:
    """With a list at the end, in place of the one that was cut with its section."""
    if not any(isinstance(b, References) for s in whole.sections for b in walk(s.body)):
        said = "works are cited, but there is no list of them"
        diagnostics.warning("no-references", said, Span(), "put a :::{references} block where the list should stand")
        return workbook
    id = free_id("references", workbook)
    made = Section(
        id=id, title=(Text(labels.text("references")),), opener=False, made=True,
        body=(References(id=free_id(f"{id}-list", workbook)),),
    )
    return replace(workbook, sections=(*workbook.sections, made))


def _listed(workbook: Workbook) -> bool:
    return any(isinstance(b, References) for s in workbook.sections for b in walk(s.body))


def _say_refused(citer: Formatted, uses: Iterable[_Use], diagnostics: Diagnostics) -> None:
    for key, why in citer.refused.items():
        span = next((use.span for use in uses if use.key == key), Span())
        diagnostics.error("citation-data", f'the work "{key}" cannot be printed: {why}', span, "mend its entry")


def _without_empty_lists(workbook: Workbook) -> Workbook:
    """Without a list that holds no work, the heading that announces it, and a section that held nothing else."""
    sections = tuple(replace(s, body=_trimmed(s.body)) for s in workbook.sections)
    kept = tuple(new for new, old in zip(sections, workbook.sections, strict=True) if new.body or not old.body)
    return replace(workbook, sections=kept or workbook.sections)


def _trimmed(run: Blocks) -> Blocks:
    out: list[Block] = []
    for at, block in enumerate(run):
        if isinstance(block, References) and not block.entries and not block.body:
            following = run[at + 1] if at + 1 < len(run) else None
            if out and isinstance(out[-1], Heading) and (following is None or isinstance(following, Heading)):
                out.pop()
        else:
            out.append(rebuild(block, _trimmed, lambda words: words))
    return run if len(out) == len(run) and all(a is b for a, b in zip(out, run, strict=True)) else tuple(out)

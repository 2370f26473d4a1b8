"""The two pages of a pack of alternates: the index, which says what suits whom, and the results of the checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from printgen.check.rules import PEOPLE
from printgen.edition import STANDARD
from printgen.record import record
from printgen.render.html_brand import contact_lines
from printgen.render.web.style import page_style
from printgen.render.web.templates import WebTemplates
from printgen.write.html.embed import data_address, font_faces, policy
from printgen.write.html.fonts import web_fonts

if TYPE_CHECKING:
    from printgen.accessible import Made, NotMade
    from printgen.alternates import Alternate
    from printgen.brand import Brand
    from printgen.labels import Labels
    from printgen.model.workbook import Settings

MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "epub": "application/epub+zip",
    "txt": "text/plain",
    "md": "text/markdown",
    "brf": "text/plain",
    "mp3": "audio/mpeg",
    "m4b": "audio/mp4",
    "epub-audio": "application/epub+zip",
}
NAMED = 4
"""Files that are named one by one; more are counted."""
MANY = 6
"""Files from which the index page says where to start."""
_TAGS = re.compile(r"<[^>]+>")


@record(kw_only=True)
class Wording:
    """What both pages are worded and dressed with."""

    settings: Settings
    brand: Brand
    labels: Labels
    templates: WebTemplates

    def title(self, one: Alternate, edition: str) -> str:
        """What a file is called, as in "Large print, PDF"; the edition is left out where the format has but one."""
        format = self.labels.text(self.key("format", one))
        if one.edition == "standard" and one.format not in ("pdf", "docx"):
            return format
        return self.labels.text("accessible-name", edition=edition, format=format)

    def key(self, what: str, one: Alternate) -> str:
        """The key of a label about a format; braille has one for each grade."""
        return f"{what}-{one.format}-{one.braille_grade}" if one.format == "brf" else f"{what}-{one.format}"

    def page(self, name: str, heading: str, **given: object) -> bytes:
        """One page as a file that needs no other."""
        logo, labels = self.brand.logo, self.labels
        context: dict[str, Any] = {
            "language": self.settings.language,
            "title": self.settings.title,
            "heading": heading,
            "text": labels.text,
            "logo": data_address(logo.picture.data, logo.picture.mime) if logo else "",
            "logo_alt": logo.alt if logo else "",
            "name": self.brand.name_beside_logo if logo else self.brand.name,
            "imprint": self.brand.imprint,
            "css": "",
            "policy": "",
            **given,
        }
        words = _TAGS.sub(" ", self.templates.render(name, {**context, "logo": ""}))
        css = "\n".join(
            (
                font_faces(web_fonts(self.brand, words)),
                page_style(self.templates, self.brand, STANDARD),
                self.templates.text("accessible/accessible.css"),
            )
        )
        context |= {"css": Markup(css), "policy": policy(css, "")}
        return self.templates.render(name, context).encode()


def index_page(
    files: Sequence[Made], settings: Settings, brand: Brand, labels: Labels, overlay: Path | None, *, results: bool
) -> bytes:
    """The page that people open first: every file, what it is, and whom it suits."""
    from printgen.alternates import GROUPS

    say = Wording(settings=settings, brand=brand, labels=labels, templates=WebTemplates(overlay))
    entries = {one.alternate.name: _entry(one, say) for one in files}
    groups = []
    for group in GROUPS:
        here = [entries[one.alternate.name] for one in files if one.alternate.group == group]
        if here:
            groups.append({"name": group, "files": here})
    return say.page(
        "accessible/index.html.j2",
        labels.text("accessible-title"),
        start=_start(entries, labels) if len(files) >= MANY else [],
        groups=groups,
        contacts=contact_lines(brand),
        other_formats=brand.other_formats,
        counts=_counts(files) if results else {},
    )


def _start(entries: Mapping[str, Mapping[str, str]], labels: Labels) -> list[dict[str, Any]]:
    """What people most often need, each with the file that meets it: labels called "start-" and a file's name."""
    keys = (key for key in labels.messages if key.startswith("start-"))
    found = ((key, key.removeprefix("start-")) for key in keys)
    return [{"words": labels.text(key), "file": entries[name]} for key, name in found if name in entries]


def _counts(files: Sequence[Made]) -> dict[str, int]:
    """How many rules there are in all files, and what came of them; a checker that no rule names counts as one."""
    states = Counter(one.status for file in files for one in file.results)
    failed = states["not met"] + sum(len(file.faults) for file in files)
    open_ = states["not checked"] + sum(len(file.missing) for file in files)
    rules = states["met"] + failed + open_
    return {"files": len(files), "rules": rules, "met": states["met"], "failed": failed, "open": open_}


def _entry(one: Made, say: Wording) -> dict[str, str]:
    alternate = one.alternate
    pages = say.labels.plural("accessible-page-count", one.page_count) if one.page_count else ""
    details = ", ".join(filter(None, (pages, _minutes(one, say.labels), _size(len(one.data)))))
    format, plain = say.labels.text(say.key("suits", alternate)), alternate.edition == "standard"
    words = [one.edition.words] if not plain or alternate.format == "pdf" else []
    words += [format] if alternate.format != "pdf" else []
    return {
        "name": one.file,
        "mime": MIMES.get(alternate.format, "application/octet-stream"),
        "title": say.title(alternate, one.edition.title),
        "details": details,
        "words": " ".join(words),
    }


def _minutes(one: Made, labels: Labels) -> str:
    """How long a recording is; "" for all else."""
    if one.alternate.format not in ("mp3", "m4b"):
        return ""
    from printgen.check import UnreadableError
    from printgen.check.audio_read import read_audio

    try:
        seconds = read_audio(one.data).seconds
    except UnreadableError:
        return ""
    return labels.plural("accessible-minutes", max(1, round(seconds / 60)))


def _size(count: int) -> str:
    """Bytes as people say them; decimal units, as browsers and the Finder show them."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB"


def results_page(
    files: Sequence[Made],
    lacking: Sequence[NotMade],
    settings: Settings,
    brand: Brand,
    labels: Labels,
    overlay: Path | None,
) -> bytes:
    """The sheet that says of each file which rule it keeps, who says so, what checked it, and what nobody checked."""
    say = Wording(settings=settings, brand=brand, labels=labels, templates=WebTemplates(overlay))
    return say.page(
        "accessible/results.html.j2",
        labels.text("results-title"),
        counts=_counts(files),
        files=[_result(one, say) for one in files],
        failed=[
            {"id": one.alternate.name, "title": say.title(one.alternate, one.edition.title), "words": words}
            for one in files
            for words in _failures(one)
        ],
        nobody=list(dict.fromkeys(_unchecked(files, labels))),
        open_rules=_open_rules(files, say),
        lacking=[{"title": say.title(one.alternate, one.alternate.edition), "why": _why(one)} for one in lacking],
    )


def _failures(one: Made) -> Iterator[str]:
    yield from (f"{r.rule.words} {r.said}".strip() for r in one.results if r.status == "not met")
    yield from one.faults


def _open_rules(files: Sequence[Made], say: Wording) -> list[dict[str, str]]:
    """Rules that were not checked, each once, with why and the files that it is about."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in files:
        title = say.title(one.alternate, one.edition.title)
        for result in one.results:
            if result.status == "not checked":
                who = "" if result.by in (PEOPLE, "nobody") else _sentence(result.by)
                why = " ".join(filter(None, (result.said, who)))
                found.setdefault((result.rule.words, why), []).append(title)
        for checker, hint in one.missing:
            found.setdefault((_sentence(checker), _sentence(hint)), []).append(title)
    everywhere = say.labels.text("results-every-file")
    return [
        {"words": words, "why": why, "files": everywhere if len(titles) == len(files) > 1 else _few(titles, say.labels)}
        for (words, why), titles in found.items()
    ]


def _few(titles: Sequence[str], labels: Labels) -> str:
    return "; ".join(titles) if len(titles) <= NAMED else labels.plural("results-some-files", len(titles))


def _sentence(words: str) -> str:
    first = words[:1] if words.startswith("printgen") else words[:1].upper()
    return f"{first}{words[1:].rstrip('.')}." if words else ""


def _result(one: Made, say: Wording) -> dict[str, Any]:
    rules = [
        {"words": r.rule.words, "source": r.rule.source, "state": r.status.replace(" ", "-"), "found": r.said}
        | {"by": _sentence(r.by)}
        for r in sorted(one.results, key=lambda r: r.status != "not met")
    ]
    states = [rule["state"] for rule in rules]
    return {
        "id": one.alternate.name,
        "name": one.file,
        "mime": MIMES.get(one.alternate.format, "application/octet-stream"),
        "title": say.title(one.alternate, one.edition.title),
        "rules": rules,
        "all_rules": say.labels.plural("results-all-rules", len(rules)),
        "met": states.count("met"),
        "failed": states.count("not-met") + len(one.faults),
        "open": states.count("not-checked") + len(one.missing),
        "ran": [_sentence(name) for name in one.ran],
        "faults": one.faults,
        "missing": one.missing,
        "verdict": say.labels.plural("results-faults", len(one.faults))
        if one.faults
        else say.labels.text("results-clean"),
    }


def _unchecked(files: Iterable[Made], labels: Labels) -> Iterator[str]:
    """What no program can say: each sort of file needs people for something."""
    yield labels.text("results-people")
    for format in dict.fromkeys(one.alternate.format for one in files):
        key = f"results-people-{format}"
        if key in labels.messages:
            yield labels.text(key)


def _why(one: NotMade) -> str:
    return f"{one.why.message}; {one.why.hint}" if one.why.hint else one.why.message

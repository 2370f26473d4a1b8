"""What a rule matches, and what says the words for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from printgen.render.speech.vocabulary import Vocabulary

Match = re.Match[str]
Saying = Callable[[Match, Vocabulary], str | None]

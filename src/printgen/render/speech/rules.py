"""The rules by which UK English is read aloud: a table of patterns, and what is said for each.

They hold in this order. What a rule has turned into words no later rule touches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from printgen.render.speech.sayings import addresses, dates, measures, signs
from printgen.render.speech.sayings.kinds import Saying
from printgen.render.speech.vocabulary import Vocabulary, any_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of reading.

    Attributes:
        name: For tests and docs.
        pattern: A regular expression; ``<months>`` and the like stand for the vocabulary's words.
        say: The words for a match; None leaves it as it is.
    """

    name: str
    pattern: str
    say: Saying

    def compiled(self, places: Mapping[str, str]) -> re.Pattern[str]:
        """The expression with the vocabulary's words put in."""
        return re.compile(re.sub(r"<<([\w-]+)>>", lambda m: places[m[1]], self.pattern))


def places_of(words: Vocabulary) -> Mapping[str, str]:
    """What ``<<name>>`` in a pattern stands for."""
    return {
        "say": any_of(words.say),
        "numbered": any_of(words.numbered),
        "roman-after": any_of(words.roman_after),
        "kings": any_of(words.kings),
        "call": any_of(words.call),
        "short": any_of(words.short_numbers),
        "units": any_of(words.units),
        "currencies": any_of(words.currencies),
        "places": any_of(words.places),
        "symbols": any_of(words.symbols),
        "months": any_of((*words.months, *words.months_short)) + r"\.?",
        "days": any_of((*words.days, *words.months, *words.months_short)) + r"\.?",
        "weekdays": any_of(words.days) + r"\.?",
        "short-months": any_of(set(words.months_short) - set(words.months)),
        "saints": r"(?:the\s)?[A-Z]",
        "n": r"\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?",
        "year": r"(?:1[1-9]|20)\d\d",
        "dash": r"\s?[–—-]\s?",
    }


_EDGE = r"(?<![\w.])"
_HELD = "\ue000-\uf8ff"
"""What a rule has turned into words already."""
_HALF = r"(?P<half>[apAP])\.?\s?[mM]\b(?:\.(?!\s+[A-Z]|\s*$))?"

RULES: tuple[Rule, ...] = (
    Rule("say", r"(?<![\w-])<<say>>(?![\w-])", addresses.word),
    Rule("mail address", r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", addresses.address),
    Rule("DOI", r"\b(?i:doi):\s?10\.\d+/[^\s<>“”\"()]*[\w/]", addresses.address),
    Rule("web address", r"\b(?:https?://|www\.)[^\s<>“”\"()]+[\w/]", addresses.address),
    Rule(
        "bare web address",
        r"\b(?:[A-Za-z0-9-]+\.)+(?:org|com|net|uk|eu|gov|scot|wales|cymru|info|tv|ie|io|london|app|health|care|charity"
        r"|ac|edu|be|ly)\b(?:/[^\s<>“”\"()]*[\w/])?",
        addresses.address,
    ),
    Rule("telephone number",
         r"(?<![\w.,])(?:\+\d|\(?0\d)\d*(?:(?:\(0\)|[\s()-]){1,2}\d+)*(?![\d.,]\d|\w)", addresses.phone),
    Rule("number to ring", r"\b(?i:(?P<before><<call>>)):?\s(?P<n>\d{3}(?:\s\d{3})?|\d{5,6})"
         r"(?![\d.,:]\d|\w|<<dash>>\d|\s(?:people|\w+s\b)|\s?<<units>>(?!\w))", addresses.call),
    Rule("number to text",
         r"\b(?P<before>to|on|or)\s(?P<n>\d{5})(?![\d.,:-]\d|\w|\s(?:people|\w+s\b))", addresses.call),
    Rule("short number", r"(?<![\w.,:£$€-])<<short>>(?![\d.,:]\d|\w|\s?<<units>>)", addresses.digit_groups),
    Rule("ISBN", r"\bISBN(?:-1[03])?:?\s(?P<n>[\d–-]+X?)\b", addresses.isbn),
    Rule("sort code", r"(?<![\w-])\d\d-\d\d-\d\d(?![\w-])", addresses.in_pairs),
    Rule("insurance number", r"\b[A-Z]{2}\s?(?:\d\d\s?){3}[A-D]\b", addresses.in_pairs),
    Rule("long number", r"(?<![\w.,£$€-])(?P<n>\d{7,})(?![\w]|[.,:]\d)", addresses.long_number),
    Rule("postcode", r"\b(?P<out>[A-Z]{1,2}\d[A-Z\d]?)\s?(?P<in>\d[A-Z]{2})\b", addresses.postcode),
    Rule("date in numbers", r"(?<![\w/.])(?P<d>\d{1,2})/(?P<month>\d{1,2})"
         r"/(?P<y>\d{4}|\d\d)(?![\w/])", dates.numeric_date),
    Rule("date with points", _EDGE + r"(?P<d>\d{1,2})(?P<sign>[.-])(?P<month>\d{1,2})(?P=sign)(?P<y><<year>>)"
         r"(?![\w-]|\.\d)", dates.numeric_date),
    Rule("ISO date", r"(?<![\w-])(?P<y>\d{4})-(?P<month>\d\d)-(?P<d>\d\d)(?![\w-])", dates.numeric_date),
    Rule(
        "date",
        _EDGE + r"(?:(?P<d0>\d{1,2})(?:st|nd|rd|th)?(?:<<dash>>|\sto\s|\sand\s))?(?P<d>\d{1,2})(?:st|nd|rd|th)?"
        r"\s(?:of\s)?(?P<month><<months>>)(?!\w)(?:,?\s(?P<y><<year>>)\b)?",
        dates.date,
    ),
    Rule("month first", r"\b(?P<d0>)(?P<month><<months>>)\s(?P<d>\d{1,2})"
         r"(?:(?:st|nd|rd|th)\b(?:,?\s(?P<y><<year>>)\b)?|,\s(?P<y2><<year>>)\b)", dates.date),
    Rule("month and year", r"\b(?P<month><<months>>),?\s(?P<y><<year>>)\b", dates.month_year),
    Rule("clock from", _EDGE + r"(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d))?"
         r"(?=<<dash>>\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b)", dates.hours),
    Rule("clock", _EDGE + r"(?P<h>1[0-2]|0?[1-9])(?:[.:](?P<m>[0-5]\d))?\s?" + _HALF, dates.half_day),
    Rule("clock of 24 hours", r"(?<![\w.:,])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?:\s?h(?:rs|ours)?\b)?(?!\w|:\d)",
         dates.day_clock),
    Rule("clock from to", r"(?<![\w.£$€])(?P<h>1?\d|2[0-4])\.(?P<m>[0-5][05])(?P<joint><<dash>>|\s(?:to|and)\s)"
         r"(?P<h2>1?\d|2[0-4])\.(?P<m2>[0-5][05])(?!\d|[.:]\d|\s?<<units>>(?!\w)|\s?(?:million|billion))",
         dates.clocks),
    Rule(
        "clock after at",
        r"(?:(?<=\bat\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bby\s)|(?<=day\s))"
        r"(?P<h>1?\d|2[0-3])\.(?P<m>[0-5]\d)(?!\d|\s?<<units>>(?!\w)|\s?(?:million|billion))",
        dates.hours,
    ),
    Rule("clock and noon", _EDGE + r"(?P<h>12)[.:](?P<m>00)(?=\s(?:noon|midday|midnight)\b)", dates.hours),
    Rule("years",
         r"(?<![\w,.£$€-])(?P<a><<year>>)(?:<<dash>>(?P<b><<year>>)|/(?P<c>\d\d))(?![\w,-]\d|\w)", dates.years),
    Rule("decade", r"(?<!\w)(?P<y>(?:1[1-9]|20)\d0)['’]?s\b", dates.in_decade),
    Rule("tens", r"(?<![\w.,£$€])['’‘]?(?P<n>[2-9]0)['’]?s\b", dates.tens),
    Rule("year and letter", r"(?<![\w.,-])(?P<y><<year>>)(?P<letter>[a-f])\b", dates.lettered_year),
    Rule(
        "money",
        r"(?P<sign><<currencies>>)\s?(?P<n><<n>>)(?:\s?(?P<scale>million|billion|trillion|thousand|bn|m|k)\b"
        r"|<<dash>>(?:<<currencies>>)?(?P<to><<n>>))?(?!\w)",
        measures.money,
    ),
    Rule("for each", r"(?<=[\d" + _HELD + r"])\s?/"
         r"\s?(?=(?:hour|hr|day|night|week|month|year|person|head|session|mile)\b)",
         signs.fixed(" per ")),
    Rule("pence", _EDGE + r"(?P<n>\d{1,2})p\b", measures.pence),
    Rule("numbered", r"\b(?P<word><<numbered>>)\s(?P<n>\d+(?:\.\d+)+)"
         r"(?:\s(?P<joint>to|and|or)\s(?P<to>\d+(?:\.\d+)+))?", measures.numbered),
    Rule("Roman pages", r"(?<!\w)(?P<word><<places>>|pages?)\s(?P<n>[ivxl]+)"
         r"(?:<<dash>>(?P<to>[ivxl]+))?\b", signs.roman_pages),
    Rule("volume and issue", r"(?<![\w.])(?P<v>\d{1,4})\((?P<n>\d{1,3})(?:[–-](?P<to>\d{1,3}))?\)"
         r"(?=,\spp?\.|[:,]\s?e?\d)", signs.issue),
    Rule("place", r"(?<![\w'’])(?P<word><<places>>)\s?(?=\d)", signs.place),
    Rule("from day to day", r"\b(?P<a><<days>>)<<dash>>(?P<b><<days>>)(?!\w)", dates.from_to),
    Rule("days", r"\b<<weekdays>>(?:(?:,\s|\s(?:to|and|or|&)\s|/)<<weekdays>>)+(?!\w)", dates.names),
    Rule("day", r"\b(?:(?:Tues?|Weds?|Thu(?:rs?)?)(?!\w)\.?|(?:Mon|Fri|Sat|Sun)\.?(?=,?\s?[\d" + _HELD + r"]))",
         dates.names),
    Rule("month", r"\b<<short-months>>\.(?=[\s,;:)–-]|$)", dates.names),
    Rule("until noon", r"(?:(?<=\bnoon)|(?<=\bmidday)|(?<=\bmidnight))<<dash>>|(?<=[\d" + _HELD
         + r"])<<dash>>(?=(?:noon|midday|midnight|late)\b)", signs.fixed(" to ")),
    Rule("range", r"(?<=\d)<<dash>>(?=\d)", signs.fixed(" to ")),
    Rule("height", _EDGE + r"(?P<a>\d{1,2})\s?(?:ft|['’′])\s?(?P<b>\d{1,2})\s?(?:in\b|[\"”″])", measures.height),
    Rule("unit", _EDGE + r"(?P<n>[-−]?(?:<<n>>))\s?(?P<unit><<units>>)(?!\w)", measures.unit),
    Rule("ordinal", r"(?<!\w)(?P<n>\d[\d,]*)(?:st|nd|rd|th)\b", measures.place_in_order),
    Rule("mixed number", r"(?<!\w)(?P<n>\d+)(?P<sign>[½¼¾])", measures.mixed),
    Rule("fraction", r"(?<![\w/.])(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\w/])", measures.fraction),
    Rule("measures", _EDGE + r"(?P<a><<n>>)\s?[x×]\s?(?P<b><<n>>)(?!\w)", measures.measures),
    Rule("times", _EDGE + r"(?P<n>\d+)\s?[x×](?!\w)", measures.times),
    Rule("ratio", r"(?<![\w:])(?P<a>\d+):(?P<b>\d+)(?![\w:])", measures.ratio),
    Rule("dotted number", r"(?<![\w.])\d+(?:\.\d+){2,}", measures.dotted),
    Rule("year", r"(?<![\w,.£$€#-])<<year>>(?![\w]|[,.]\d)", dates.in_year),
    Rule("lettered number", r"\b(?P<letters>[A-Z]{1,2})-?(?P<n>\d{1,8})\b", measures.lettered),
    Rule("number and letter", r"(?<![\w.,])(?P<n>\d{1,3})(?P<letter>[A-Za-h])\b(?!['’])", measures.number_letter),
    Rule("version", r"\bv\.?(?P<n>\d+(?:\.\d+)*)\b", measures.version),
    Rule("decimal", r"(?<![\w.])\.(?P<n>\d+)(?!\w)", measures.bare_decimal),
    Rule("number", r"(?<![\w.])(?:(?<!\S)[-−])?(?:<<n>>)", measures.plain_number),
    Rule("Roman numeral", r"\b(?P<word><<roman-after>>)\s(?P<n>[IVXLCDM]+)\b", signs.roman_number),
    Rule("monarch", r"\b(?P<name><<kings>>)\s(?P<n>[IVX]+)\b", signs.monarch),
    Rule("street", r"(?<=[a-z]\s)St\b\.?(?=,|\s?[" + _HELD + r"]|\s*$)", signs.fixed("Street")),
    Rule("saint", r"\bSt\b\.?(?=\s[A-Z])", signs.fixed("Saint")),
    Rule("tag", r"(?<![\w#])#(?=[A-Za-z])", signs.fixed("hashtag ")),
    Rule("letters with dots", r"\b[A-Z]\.(?:\s?[A-Z]\.)+", signs.dotted_letters),
    Rule("letters", r"(?<![\w'’])(?P<letters>[A-Z]{2,7})(?P<more>['’]?s)?\b", signs.letters),
    Rule("blank to fill in", r"_{2,}|\.{4,}", signs.fixed(" blank ")),
    Rule("either", r"(?<=[\w\ue000-\uf8ff])\s?/\s?(?=[\w\ue000-\uf8ff])", signs.fixed(" or ")),
    Rule("symbol", r"<<symbols>>", signs.symbol),
)  # fmt: skip
"""Every rule, first to last."""

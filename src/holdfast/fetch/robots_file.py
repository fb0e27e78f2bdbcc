"""One robots.txt: what it says to us and to Googlebot (RFC 9309)."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from protego import Protego

from holdfast.fetch.values import RobotsSays
from holdfast.links.url import Url

GOOGLEBOT = "Googlebot"

#: What a crawler must read at least (RFC 9309 §2.5), and all that Google reads.
MAX_BYTES = 500 * 1024

#: Protego keeps a group's rules once for each of its agents. Of 500 real files the largest makes 5,615 such pairs; a
#: file of 500 KiB can make 300 million, which takes minutes and gigabytes.
MAX_PAIRS = 200_000

#: The same spellings as Protego's.
_AGENT = re.compile(r"\s*user[-\s]*agent", re.IGNORECASE)
_RULE = re.compile(
    r"\s*(?:di[as]+l+[ao]w|allow|crawl[-\s]delay|request[-\s]rate|visit[-\s]time)(?=[\s:]|$)", re.IGNORECASE
)
_DISALLOWS_SOMETHING = re.compile(r"di[as]+l+[ao]w[ \t]*:?[ \t]*[^\s#]", re.IGNORECASE)

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


class RobotsFile:
    """A robots.txt as it was read; an empty one allows everything."""

    __slots__ = ("_agent", "_free", "_parsed", "size")

    def __init__(self, body: bytes, *, agent: str, evidence: str) -> None:
        text = within_pairs(read_text(body))
        parsed = Protego.parse(text)
        self._agent = agent
        self._parsed = parsed if _DISALLOWS_SOMETHING.search(text) else None
        #: The answer for every address that nobody is kept from.
        self._free = RobotsSays(crawl_delay_s=parsed.crawl_delay(agent), rule=evidence)
        #: Characters kept in memory.
        self.size = len(text) if self._parsed else 0

    @property
    def crawl_delay_s(self) -> float | None:
        """Return the pause that it asks us to make between two requests."""
        return self._free.crawl_delay_s

    def says(self, url: Url) -> RobotsSays:
        """Return what it says of one address."""
        if self._parsed is None:
            return self._free
        us = self._parsed.can_fetch(url, self._agent)
        googlebot = self._parsed.can_fetch(url, GOOGLEBOT)
        if us and googlebot:
            return self._free
        shut_out = " and ".join(name for name, may in ((self._agent, us), (GOOGLEBOT, googlebot)) if not may)
        rule = f"{self._free.rule}: disallowed for {shut_out}"
        return RobotsSays(us=us, googlebot=googlebot, crawl_delay_s=self.crawl_delay_s, rule=rule)


def read_text(body: bytes) -> str:
    """Return the text of a robots.txt, cut after the last whole line within the limit.

    It should be UTF-8; UTF-16 is what Windows editors make of it.
    """
    if len(body) > MAX_BYTES:
        # Half a rule may forbid far more than the whole one.
        body = body[: body.rfind(b"\n", 0, MAX_BYTES) + 1]
    return body.decode(_charset(body), "replace").lstrip("\ufeff")


def _charset(body: bytes) -> str:
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return charset
    if body[1:8:2] == b"\0\0\0\0":
        return "utf-16-le"
    return "utf-16-be" if body[0:8:2] == b"\0\0\0\0" else "utf-8"


def within_pairs(text: str) -> str:
    """Return a robots.txt up to where its groups make more pairs of agent and rule than are read."""
    lines = text.splitlines()
    if len(lines) * text.lower().count("agent") <= MAX_PAIRS:
        return text
    pairs, agents, after_rule = 0, 0, False
    for number, line in enumerate(lines):
        if _AGENT.match(line):
            agents = 1 if after_rule else agents + 1
            after_rule = False
        elif _RULE.match(line):
            after_rule = True
        pairs += agents
        if pairs > MAX_PAIRS:
            return "\n".join(lines[:number])
    return text

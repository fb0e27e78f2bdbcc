"""Tables of words and phrases, written so that people can read and extend them."""

import re


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text.

    >>> sorted(word_set("b a"))
    ['a', 'b']
    """
    return frozenset(text.split())


def any_phrase(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases, each a regular expression, in any case."""
    return re.compile("|".join(phrases), re.IGNORECASE)


def any_code(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the patterns in source code, in the case given."""
    return re.compile("|".join(patterns))

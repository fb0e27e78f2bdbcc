"""The vocabulary: addresses, links, verdicts. Frozen values and pure functions, no I/O, no framework.

A *backlink* is a source page's link to a target. A check of it yields a *verdict*: a state, a reason, and the
*occurrences*, each one link that stands on the page.
"""

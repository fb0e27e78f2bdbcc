"""Printing for a person: on a terminal as wide as it is, elsewhere as wide as a file may be."""

from typing import TextIO

from rich.console import Console, RenderableType

from holdfast.cli.output.sink import OutputClosedError


def console_on(out: TextIO, *, width_elsewhere: int | None = None) -> Console:
    """Return a console that takes text as it is: page text must never be read as markup."""
    return Console(
        file=out, highlight=False, markup=False, emoji=False, width=None if out.isatty() else width_elsewhere
    )


def print_on(out: TextIO, *parts: RenderableType, width_elsewhere: int) -> None:
    """Print, without blanks at the ends of lines; `OutputClosedError` where nobody reads any more."""
    console = console_on(out, width_elsewhere=width_elsewhere)
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    lines = [line.rstrip() for line in capture.get().splitlines()]
    try:
        out.write("\n".join(lines) + "\n")
        out.flush()
    except BrokenPipeError as error:
        raise OutputClosedError from error


def is_ascii_only(out: TextIO) -> bool:
    """Say whether signs beyond ASCII would be lost."""
    return not (out.encoding or "ascii").lower().startswith("utf")


def counted(number: int, thing: str) -> str:
    """Return how many, in words.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"

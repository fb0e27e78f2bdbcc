import os

import pytest
from rich.text import Text

from holdfast.cli.console import is_ascii_only, print_on
from holdfast.cli.output.sink import OutputClosedError
from tests.cli.made import terminal, text_stream, written


def test_lines_have_no_blanks_at_their_ends() -> None:
    out = text_stream()
    print_on(out, Text("a   "), Text("b"), width_elsewhere=40)
    assert written(out) == "a\nb\n"


def test_text_is_neither_markup_nor_emoji() -> None:
    out = text_stream()
    print_on(out, "[bold]x[/bold] :smile:", width_elsewhere=40)
    assert written(out) == "[bold]x[/bold] :smile:\n"


def test_a_reader_that_went_away_ends_it() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    out = os.fdopen(writing, "w")
    with pytest.raises(OutputClosedError):
        print_on(out, "x", width_elsewhere=40)
    with pytest.raises(BrokenPipeError):
        out.close()


def test_only_utf_8_shows_every_sign() -> None:
    assert is_ascii_only(text_stream("latin-1"))
    assert not is_ascii_only(terminal())

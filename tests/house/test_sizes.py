"""Small enough to be read at one sitting."""

from tests.house.tree import Function, functions, name_of, python_files

MOST_FILE_LINES = 450
MOST_FUNCTION_LINES = 60


def test_no_file_is_longer_than_its_budget() -> None:
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_FILE_LINES} == {}


def test_no_function_is_longer_than_its_budget() -> None:
    too_long = {
        f"{name_of(path)}:{function.lineno} {function.name}": lines
        for path in python_files()
        for function in functions(path)
        if (lines := _body_lines(function)) > MOST_FUNCTION_LINES
    }
    assert too_long == {}


def _body_lines(function: Function) -> int:
    """Return the length of a function's body; a command's long signature is the table of its options."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1

"""Writes the reference of the command line from the command itself, to standard output or to the file named."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from holdfast.cli import app
from holdfast.cli.check import app as check_app

_OPENING = """\
# Command line

Written by `make docs` from the command itself; do not edit. What is written: [output](output.md). How a command ends:
[exit codes](exit-codes.md).
"""


def reference() -> str:
    """Return the page."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    top = typer.Context(group, info_name="holdfast")
    parts = [_OPENING, _paragraphs(group.help or ""), *_options(group, top)]
    # `holdfast check` reads its own options: its command is an app of its own.
    commands = {**group.commands, "check": typer.main.get_command(check_app)}
    for name, command in sorted(commands.items()):
        assert isinstance(command, TyperCommand)
        parts += _command(command, typer.Context(command, info_name=name, parent=top))
    return "\n".join(part for part in parts if part)


def _command(command: TyperCommand, context: typer.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n"
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```\n{usage}\n```\n"
    yield _paragraphs(command.help or "")
    yield from _options(command, context)


def _options(command: TyperCommand | TyperGroup, context: typer.Context) -> Iterator[str]:
    rows = [record for each in command.get_params(context) if (record := each.get_help_record(context))]
    if rows:
        yield "| option | means |\n|---|---|"
        yield "".join(f"| `{_cell(name)}` | {_cell(text)} |\n" for name, text in rows)


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n")) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    page = reference()
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)

"""The command `holdfast`.

`main` is the one door: it runs a command, turns the errors a user can mend into one line, and returns the exit code
(`exit_code.ExitCode`). Each command has a module of its name.
"""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from holdfast import __version__
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.output.sink import OutputClosedError
from holdfast.cli.plain import plain
from holdfast.links.errors import HoldfastError, OutsideError

__all__ = ["app", "main"]

#: Help without boxes: drawing them costs 170 ms of the 440 that `check --help` takes then.
app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

#: A command's own options are read by its own module, which is imported when the command runs: all of it takes 450 ms,
#: `holdfast --help` without it 130.
_READS_ITS_OWN = {
    "ignore_unknown_options": True,
    "allow_extra_args": True,
    "allow_interspersed_args": False,
    "help_option_names": [],
}


@app.callback(invoke_without_command=True)
def holdfast(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False,
) -> None:
    """Know which links to your site are alive, and prove it."""
    if version:
        typer.echo(f"holdfast {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("check", context_settings=_READS_ITS_OWN)
def check_links(context: typer.Context) -> int:
    """Check one backlink, or with --from a list of them."""
    from holdfast.cli.check import app as check_app  # noqa: PLC0415 -- see _READS_ITS_OWN

    return int(check_app(context.args, prog_name="holdfast check", standalone_mode=False) or ExitCode.OK)


@app.command("demo")
def show_demo() -> int:
    """See a check at work: sample links against a small web on this machine."""
    from holdfast.cli.demo import demo  # noqa: PLC0415 -- see _READS_ITS_OWN

    return demo()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    _speak_any_character()
    try:
        code = app(arguments, prog_name="holdfast", standalone_mode=False)
    except (HoldfastError, typer.TyperException) as error:
        return _fail(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception:  # noqa: BLE001 -- the door: a fault of ours must not end with Python's 1, which is `--fail-on`'s
        traceback.print_exc()
        sys.stderr.write("holdfast: this is a fault in Holdfast itself; please report it with the lines above\n")
        return ExitCode.BUG
    return int(code or ExitCode.OK)


def _fail(error: HoldfastError | typer.TyperException) -> ExitCode:
    """Say in one line what is wrong."""
    if isinstance(error, OutputClosedError):
        _drop_output()
        return ExitCode.OUTPUT_CLOSED
    message = _usage_line(error) if isinstance(error, typer.TyperException) else str(error)
    sys.stderr.write(f"holdfast: {plain(message)}\n")
    return ExitCode.OUTSIDE if isinstance(error, OutsideError) else ExitCode.USAGE


def _usage_line(error: typer.TyperException) -> str:
    """Return a mistake in the command line without the words of the library that found it."""
    message = " ".join(error.format_message().split()).replace("Value error, ", "").rstrip(".")
    return message if message.endswith("?") else f"{message}; try --help"


def _speak_any_character() -> None:
    """Spell out what the terminal's encoding lacks rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let nothing be written any more: Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

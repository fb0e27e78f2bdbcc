import subprocess
import sys

import pytest

import holdfast
from holdfast.cli import main
from holdfast.cli.exit_code import ExitCode


def test_the_version_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == ExitCode.OK
    assert capfd.readouterr().out == f"holdfast {holdfast.__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_commands_are_listed(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == ExitCode.OK
    out = capfd.readouterr().out
    assert "check" in out
    assert "demo" in out


def test_a_misspelt_command_is_guessed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == ExitCode.USAGE
    assert capfd.readouterr().err == "holdfast: No such command 'chek'. Did you mean 'check'?\n"


def test_the_help_of_a_command_is_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == ExitCode.OK
    assert capfd.readouterr().out.startswith("Usage: holdfast check [OPTIONS]")


def test_help_needs_nothing_of_the_check() -> None:
    code = (
        "import sys; from holdfast.cli import main; main(['--help'])\n"
        "print([name for name in sys.modules if name in ('holdfast.checker', 'pycurl', 'turbohtml', 'rich.table')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_control_characters_of_an_argument_are_spelt_out(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "ftp://\x1b[2J", "b.example"]) == ExitCode.USAGE
    assert "\x1b" not in capfd.readouterr().err


def test_a_fault_of_ours_has_a_code_of_its_own_and_a_traceback() -> None:
    code = (
        "import sys; from holdfast.cli import app, main\n"
        "@app.command()\n"
        "def broken() -> None: 1 / 0\n"
        "sys.exit(main(['broken']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.BUG
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.endswith("please report it with the lines above\n")


def test_a_terminal_of_another_encoding_gets_escapes_rather_than_an_error() -> None:
    code = "import sys; from holdfast.cli import main; sys.exit(main(['check', '--from', 'größer.csv']))"
    command = [sys.executable, "-X", "utf8=0", "-c", code]
    done = subprocess.run(
        command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C.UTF-8"}
    )
    assert done.returncode == ExitCode.USAGE
    assert b"there is no file gr\\xf6\\xdfer.csv" in done.stderr

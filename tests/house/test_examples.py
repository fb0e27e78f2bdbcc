"""The examples in the docs show what the command really says, run against the sample web."""

import re
import subprocess
import sys

import pytest

from holdfast.cli.sample import sample_web
from tests.house.tree import name_of, project_files

_EXAMPLE = re.compile(r"^```console\n\$ holdfast (check \S+ \S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

#: What differs from run to run.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC")
_SECONDS = re.compile(r"\b\d+\.\d\d s\b")


EXAMPLES = [
    pytest.param(name_of(page), command, shown, id=f"{name_of(page)}-{number}")
    for page in project_files()
    if page.suffix == ".md"
    for number, (command, shown) in enumerate(_EXAMPLE.findall(page.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize(("page", "command", "shown"), EXAMPLES)
def test_an_example_shows_what_the_command_says(page: str, command: str, shown: str) -> None:
    with sample_web() as sample:
        port = re.search(r":(\d+)/", sample.links.read_text(encoding="utf-8"))
        assert port
        where = ["--allow-private-hosts", "--render", "never", "--resolver", *sample.options.fetch.resolver]
        words = command.replace(".example/", f".example:{port[1]}/").split()
        run = subprocess.run(
            [sys.executable, "-c", "import sys; from holdfast.cli import main; sys.exit(main())", *words, *where],
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONUTF8": "1", "COLUMNS": "120"},
            check=True,
        )
    assert _steady(run.stdout.replace(f":{port[1]}/", "/")) == _steady(shown), f"take it over into {page}"


def _steady(output: str) -> list[str]:
    return [_SECONDS.sub("0.04 s", _MOMENT.sub("then", line)).rstrip() for line in output.strip().splitlines()]

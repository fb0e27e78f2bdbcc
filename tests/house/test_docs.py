"""The docs say what the code does."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import holdfast
from holdfast.checker import rules
from holdfast.cli.check import app as check_app
from holdfast.cli.exit_code import ExitCode
from holdfast.links import errors
from holdfast.links.occurrence import Kind, NofollowSource, Position
from holdfast.links.verdict import Reason, State
from tests.house.tree import DOCS, ROOT, name_of, project_files

#: Markdown's own form for links; those with a scheme lead outside and are not followed.
_LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]*))?\)")

PAGES = [path for path in project_files() if path.suffix == ".md"]


def reference(name: str) -> str:
    return (DOCS / "reference" / name).read_text(encoding="utf-8")


def test_every_error_that_callers_can_meet_is_documented() -> None:
    text = reference("errors.md")
    public = [name for name, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, Exception)]
    assert public
    assert [name for name in public if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_documented_under_its_state(reason: Reason) -> None:
    section = reference("verdicts.md").partition(f"## Reasons of `{reason.state}`")[2].partition("\n## ")[0]
    assert f"\n| `{reason}` |" in section


def test_no_reason_is_documented_that_does_not_exist() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", reference("verdicts.md").partition("## Rules")[0], re.MULTILINE)
    assert set(rows) == {*Reason, *State}


def test_every_rule_that_a_verdict_may_name_is_documented() -> None:
    section = reference("verdicts.md").partition("## Rules")[2]
    tried = (*rules.ANSWER_RULES, *rules.DEVALUING_RULES, *rules.ABSENT_RULES)
    assert [rule.__name__ for rule in tried if f"`{rule.__name__}`" not in section] == []


def test_the_words_of_occurrences_are_documented() -> None:
    section = reference("verdicts.md").partition("## Of occurrences")[2]
    words = [*Kind, *Position, *NofollowSource]
    assert [word for word in words if f"`{word}`" not in section] == []


def test_every_exit_code_is_documented() -> None:
    text = reference("exit-codes.md")
    assert [code for code in ExitCode if f"| {code.value} | `{code.name}` |" not in text] == []
    assert len(re.findall(r"^\| \d+ \|", text, re.MULTILINE)) == len(ExitCode)


def test_the_reference_of_the_command_line_is_up_to_date() -> None:
    written = subprocess.run(
        [sys.executable, ROOT / "scripts" / "cli_reference.py"], capture_output=True, encoding="utf-8", check=True
    )
    assert reference("cli.md") == written.stdout, "out of date: make docs"


def test_the_changelog_begins_with_this_version() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == holdfast.__version__


def test_every_decision_is_in_the_index() -> None:
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    decisions = sorted((DOCS / "decisions").glob("0*.md"))
    assert [path.name for path in decisions if f"({path.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_within_the_docs_lead_somewhere(page: Path) -> None:
    broken = [
        target + ("#" + anchor if anchor else "")
        for target, anchor in _LINK.findall(page.read_text(encoding="utf-8"))
        if not _exists(page, target, anchor)
    ]
    assert broken == []


def _exists(page: Path, target: str, anchor: str) -> bool:
    path = page.parent / target if target else page
    if not path.exists():
        return False
    return not anchor or anchor in _anchors(path)


def _anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings as the usual viewers make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_option_of_check_is_in_the_reference() -> None:
    page = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    command = typer.main.get_command(check_app)
    options = [name for each in command.params for name in each.opts if name.startswith("--")]
    assert len(options) > 20
    assert [name for name in options if not re.search(rf"^\| `.*{name}\b", page, re.MULTILINE)] == []

from pathlib import Path

import pytest

from holdfast.checker.values import CheckOptions
from holdfast.cli import main
from holdfast.cli.destination import check_resume, open_output, refuse_same_files
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import WRITERS, Format
from holdfast.cli.job import ListJob
from holdfast.links.errors import UserError
from tests.cli.made import streams, written
from tests.loopback import LoopbackWeb

CSV = WRITERS[Format.CSV]


def job(folder: Path, *, to: str = "", issues: str = "", resume: bool = False, overwrite: bool = False) -> ListJob:
    return ListJob(
        options=CheckOptions(),
        format=Format.CSV,
        source=folder / "links.csv",
        to=folder / to if to else None,
        issues=folder / issues if issues else None,
        resume=resume,
        overwrite=overwrite,
    )


@pytest.mark.parametrize(
    ("to", "issues", "message"),
    [
        ("links.csv", "", "--to names the list itself"),
        ("", "same.csv", "--issues names the list itself"),
        ("out.csv", "out.csv", "--issues names the output itself"),
    ],
)
def test_no_file_is_both_read_and_written(tmp_path: Path, to: str, issues: str, message: str) -> None:
    (tmp_path / "links.csv").write_text("source_url,target_url\n")
    (tmp_path / "same.csv").hardlink_to(tmp_path / "links.csv")
    (tmp_path / "out.csv").write_text("")
    with pytest.raises(UserError, match=message):
        refuse_same_files(job(tmp_path, to=to, issues=issues))


def test_different_files_are_fine(tmp_path: Path) -> None:
    refuse_same_files(job(tmp_path, to="out.csv", issues="issues.csv"))


def test_standard_output_begins_with_the_header(tmp_path: Path) -> None:
    own = streams()
    with open_output(job(tmp_path), CSV, own) as (sink, finished):
        sink.write(b"x\n")
    assert written(own.stdout) == CSV.header.decode() + "x\n"
    assert finished.count == 0


def test_a_run_that_cannot_go_on_begins(tmp_path: Path) -> None:
    with open_output(job(tmp_path, to="out.csv", resume=True), CSV, streams()):
        pass
    assert (tmp_path / "out.csv").read_bytes() == CSV.header


@pytest.mark.parametrize("half", [b"", CSV.header[:10], CSV.header, CSV.header + b"https://half"])
def test_a_half_written_line_is_cut_off(tmp_path: Path, half: bytes) -> None:
    (tmp_path / "out.csv").write_bytes(half)
    with open_output(job(tmp_path, to="out.csv", resume=True), CSV, streams()) as (sink, _):
        sink.write(b"x\n")
    assert (tmp_path / "out.csv").read_bytes() == CSV.header + b"x\n"


def test_going_on_needs_a_file_and_a_format_that_can_be_read_back(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="add --to FILE"):
        check_resume(None, Format.CSV)
    with pytest.raises(UserError, match="cannot go on with a table"):
        check_resume(tmp_path / "x", Format.TABLE)
    check_resume(tmp_path / "x", Format.JSONL)


def test_a_file_of_the_user_s_is_not_taken_for_the_issues(tmp_path: Path, web: LoopbackWeb) -> None:
    links, notes = tmp_path / "links.csv", tmp_path / "notes.csv"
    links.write_text(f"source_url,target_url\n{web.url('/live/1')},{web.target}\n", encoding="utf-8")
    notes.write_text("precious", encoding="utf-8")
    code = main(["check", "--from", str(links), "--to", str(tmp_path / "out.jsonl"), "--issues", str(notes)])
    assert code == ExitCode.USAGE
    assert notes.read_text(encoding="utf-8") == "precious"


def test_the_issues_and_the_output_are_two_files(tmp_path: Path) -> None:
    links, same = tmp_path / "links.csv", str(tmp_path / "new.csv")
    links.write_text("source_url,target_url\nhttps://a.example/,https://b.example/\n", encoding="utf-8")
    assert main(["check", "--from", str(links), "--to", same, "--issues", same]) == ExitCode.USAGE


def test_a_spreadsheet_is_not_written_under_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = tmp_path / "links.csv"
    links.write_text("source_url,target_url\nhttps://a.example/,https://b.example/\n", encoding="utf-8")
    assert main(["check", "--from", str(links), "--to", str(tmp_path / "out.xlsx")]) == ExitCode.USAGE
    assert "out.csv" in capsys.readouterr().err

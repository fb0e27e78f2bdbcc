"""The command from end to end, against a real web on this machine."""

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from holdfast.checker.values import CheckOptions
from holdfast.cli import main
from holdfast.cli.exit_code import ExitCode
from holdfast.links.record import to_record
from tests.cli.made import LIVE, write_list
from tests.loopback import LoopbackWeb

LOCAL = ("--allow-private-hosts", "--ignore-robots", "--delay", "0")
Outcome = tuple[int, str, str]
Holdfast = Callable[..., Outcome]


@pytest.fixture
def holdfast(capfd: pytest.CaptureFixture[str]) -> Holdfast:
    """Return what runs `holdfast check` and returns its exit code, output and messages."""

    def run(*arguments: object) -> Outcome:
        code = main(["check", *map(str, arguments)])
        out, said = capfd.readouterr()
        return code, out, said

    return run


def test_a_live_link_is_shown(holdfast: Holdfast, web: LoopbackWeb) -> None:
    code, out, said = holdfast(web.url("/live/1"), web.target, *LOCAL)
    assert code == ExitCode.OK
    assert out.startswith("✔ LIVE, followed: the link is there and counts\n")
    assert "They make [fine ropes] by hand." in " ".join(out.split())
    assert said == ""


def test_a_missing_link_fails_where_it_is_asked_to(holdfast: Holdfast, web: LoopbackWeb) -> None:
    asked = (web.url("/lost/1"), web.target, *LOCAL)
    assert holdfast(*asked)[0] == ExitCode.OK
    code, out, _ = holdfast(*asked, "--fail-on", "lost")
    assert code == ExitCode.FAILED_ON
    assert out.startswith("✘ LOST, suspected")


def test_one_link_can_be_had_as_json(holdfast: Holdfast, web: LoopbackWeb) -> None:
    _, out, _ = holdfast(web.url("/noindex/1"), web.target, *LOCAL, "--format", "jsonl")
    record = json.loads(out)
    assert (record["state"], record["reason"], record["line"]) == ("devalued", "page_noindex", None)
    assert list(record) == list(to_record(LIVE))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_list_is_checked_whole(holdfast: Holdfast, web: LoopbackWeb, tmp_path: Path, processes: int) -> None:
    kinds = ["live", "lost", "noindex", "nowhere"] * 10
    listed = write_list(tmp_path / "links.csv", [web.url(f"/{kind}/{number}") for number, kind in enumerate(kinds)])
    listed.write_text(listed.read_text().replace("https://shop.example/page", web.target))
    out = tmp_path / "out.csv"
    code, _, said = holdfast("--from", listed, "--to", out, *LOCAL, "--processes", processes, "--fail-on", "lost")
    assert code == ExitCode.FAILED_ON
    rows = sorted(csv.DictReader(out.read_text().splitlines()), key=lambda row: int(row["line"]))
    assert [row["state"] for row in rows] == ["live", "lost", "devalued", "lost"] * 10
    assert "40 links checked in" in said
    assert "10 live, 10 devalued, 20 lost" in said


def test_addresses_that_are_not_public_are_left_alone(holdfast: Holdfast, web: LoopbackWeb) -> None:
    _, out, _ = holdfast(web.url("/live/1"), web.target, "--format", "jsonl")
    assert json.loads(out)["state"] == "unverified"
    assert web.asked == 0


def test_options_reach_the_check(holdfast: Holdfast, web: LoopbackWeb) -> None:
    asked = (web.url("/live/1"), web.url("/"), *LOCAL, "--format", "jsonl", "--no-target-check")
    records = {
        mode: json.loads(holdfast(*asked, "--match", mode)[1]) for mode in ("exact", "url", "prefix", "host", "domain")
    }
    assert {mode: record["state"] for mode, record in records.items()} == {
        "exact": "lost",
        "url": "lost",
        "prefix": "live",
        "host": "live",
        "domain": "live",
    }
    assert records["host"]["target"] is None


def test_how_much_of_a_page_is_read_is_an_option(holdfast: Holdfast, web: LoopbackWeb) -> None:
    asked = (web.url("/long/1"), web.target, *LOCAL, "--format", "jsonl")
    assert json.loads(holdfast(*asked)[1])["state"] == "live"
    assert json.loads(holdfast(*asked, "--max-bytes", 1000)[1])["reason"] == "too_large"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("", "name the page and the address it links to: holdfast check SOURCE TARGET (or --from FILE)"),
        ("a.example", "name the page and the address it links to: holdfast check SOURCE TARGET (or --from FILE)"),
        ("a.example b.example c", "Got unexpected extra argument(s) (c); try --help"),
        ("a.example b.example --from x", "give either SOURCE TARGET or --from FILE, not both"),
        ("ftp://a.example b.example", "the source 'ftp://a.example' is no web address; write it like"),
        ("a.example b.example --match near", "Invalid value for '--match': 'near' is not one of 'exact', 'url', 'pre"),
        ("a.example b.example --render maybe", "Invalid value for '--render': 'maybe' is not one of 'never', 'auto'"),
        ("a.example b.example --format xml", "Invalid value for '--format': 'xml' is not one of 'jsonl', 'csv', 't"),
        ("a.example b.example --timeout soon", "Invalid value for '--timeout': Input should be a valid number"),
        ("a.example b.example --timeout nan", "Invalid value for '--timeout': Input should be"),
        ("a.example b.example --timeout 0", "Invalid value for '--timeout': Input should be greater than or equal"),
        ("a.example b.example --max-bytes 1", "Invalid value for '--max-bytes': Input should be greater than or eq"),
        ("a.example b.example --per-host 0", "Invalid value for '--per-host': Input should be greater than or equal"),
        ("a.example b.example --delay -1", "Invalid value for '--delay': Input should be greater than or equal to 0"),
        ("a.example b.example --concurrency 1.5", "Invalid value for '--concurrency': Input should be a valid int"),
        ("a.example b.example --processes 0", "Invalid value for '--processes': Input should be greater than or eq"),
        ("a.example b.example --fail-on gone", "--fail-on gone: there is no such state; use one of lost, devalued"),
        ("a.example b.example --resolver dns.example", "--resolver dns.example: write an address and a port"),
        ("a.example b.example --ca-file /no/such.pem", "--ca-file /no/such.pem: no such file or directory; name a P"),
        ("a.example b.example --resume", "--resume is for lists; add --from FILE"),
        ("a.example b.example --issues x", "--issues is for lists; add --from FILE"),
        ("a.example b.example --colour", "No such option: --colour"),
        ("a.example b.example --timeout", "Option '--timeout' requires an argument; try --help"),
        ("--from x --resume", "--resume goes on with a file: add --to FILE, the one of the earlier run"),
        ("--from x --to y --resume --overwrite", "--resume goes on with the file and --overwrite begins anew; give"),
        ("--from x --to y --resume --format table", "--resume cannot go on with a table; use --format jsonl or csv"),
    ],
)
def test_a_mistake_in_the_command_line_is_one_line_with_its_remedy(
    holdfast: Holdfast, arguments: str, message: str
) -> None:
    code, out, said = holdfast(*arguments.split())
    assert code == ExitCode.USAGE
    assert said.startswith(f"holdfast: {message}")
    assert said.count("\n") == 1
    assert out == ""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.csv", None, "there is no file "),
        ("empty.csv", b"", "is empty; it needs a header line `source_url,target_url` and a link on each line"),
        ("list.csv.gz", gzip.compress(b"a,b\n", mtime=0), "is gzip-compressed; unpack it first (gunzip)"),
        ("list.xlsx", b"PK\x03\x04 [Content_Types].xml xl/", "is an Excel workbook; in the spreadsheet choose Save As"),
        ("list.bin", bytes(range(256)), "is a binary file, not a list; export the list as CSV"),
        ("words.csv", b"some,words\nand,more\n", "has no column source_url and no column target_url; it has 'some', "),
        ("wrong.csv", b"sorce_url,target_url\na,b\n", "Did you mean: rename 'sorce_url' to source_url?"),
    ],
)
def test_a_file_that_is_no_list_is_one_line_with_its_remedy(
    holdfast: Holdfast, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, out, said = holdfast("--from", path)
    assert code == ExitCode.USAGE
    assert said.startswith("holdfast: ")
    assert message in said
    assert said.count("\n") == 1
    assert out == ""


def test_a_list_from_windows_with_a_hopeless_row_is_read(holdfast: Holdfast, web: LoopbackWeb, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    rows = f"{web.url('/live/1')};{web.target}\r\nhttps://a.example/{'x' * 1_000_000};{web.target}\r\n"
    path.write_bytes(("source_url;target_url\r\n" + rows).encode("utf-16"))
    code, out, said = holdfast("--from", path, *LOCAL)
    assert code == ExitCode.OK
    assert json.loads(out)["state"] == "live"
    assert "line 3: a cell of more than 1,000,000 characters" in said
    assert max(map(len, said.splitlines())) < 250


def test_a_list_without_header_is_read(holdfast: Holdfast, web: LoopbackWeb, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text(f"{web.url('/live/1')}\t{web.target}\n")
    code, out, said = holdfast("--from", path, *LOCAL)
    assert code == ExitCode.OK
    assert json.loads(out)["line"] == 1
    assert "the list has no header" in said


def test_the_defaults_in_the_help_are_those_of_the_library(holdfast: Holdfast) -> None:
    options = CheckOptions()
    code, out, _ = holdfast("--help")
    folded = " ".join(out.split())
    assert code == ExitCode.OK
    for option, default in (
        ("--timeout", options.fetch.timeout_s),
        ("--max-bytes", options.fetch.max_bytes),
        ("--per-host", options.fetch.per_host),
        ("--concurrency", options.fetch.concurrency),
        ("--processes", options.processes),
        ("--match", options.match),
        ("--render", options.render),
    ):
        assert f"[default: {default}" in folded.partition(option + " ")[2].partition(" --")[0], option
    assert options.fetch.user_agent in folded

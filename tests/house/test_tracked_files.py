"""Nothing in the project belongs to one machine, one mirror or one person."""

import re
from itertools import pairwise
from pathlib import Path

from tests.house.tree import ROOT, name_of, project_files

#: Written in pieces, so that this file is not found by its own search.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
MACHINE_PATHS = re.compile("/(?:" + "root|farm|work/(?:main|steering)|tmp/[a-z]|home/[a-z]" + ")")
TOKENS = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{30}|AKIA[0-9A-Z]{16}|xox[bp]-[0-9]{8}|-----BEGIN (?:\w+ )?PRIVATE KEY-----\s+[\w+/]{40}"
)


def texts() -> list[tuple[str, str]]:
    return [(name_of(path), path.read_text(encoding="utf-8", errors="replace")) for path in project_files()]


def test_no_file_names_a_package_registry() -> None:
    named = [name for name, text in texts() if any(host in text for host in REGISTRIES)]
    assert named == []


def test_no_file_names_a_path_of_one_machine() -> None:
    named = [name for name, text in texts() if MACHINE_PATHS.search(text)]
    assert named == []


def test_no_file_holds_a_token_or_a_private_key() -> None:
    held = [name for name, text in texts() if TOKENS.search(text)]
    assert held == []


def test_scripts_can_be_run() -> None:
    scripts = [path for path in project_files() if path.read_bytes().startswith(b"#!")]
    assert scripts
    assert [name_of(path) for path in scripts if not path.stat().st_mode & 0o100] == []


def test_locks_pin_every_package_by_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        lines = lock.read_text(encoding="utf-8").splitlines()
        pins = [(line, below) for line, below in pairwise([*lines, ""]) if not line.startswith("    ")]
        assert pins
        assert [pin for pin, below in pins if "==" not in pin or "--hash=sha256:" not in below] == [], lock.name


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    planted = tmp_path / "lock.txt"
    planted.write_text(f"--index-url https://{REGISTRIES[0]}/simple\n{'/ro' + 'ot'}/x\nghp_{'a' * 36}\n")
    text = planted.read_text()
    assert any(host in text for host in REGISTRIES)
    assert MACHINE_PATHS.search(text)
    assert TOKENS.search(text)

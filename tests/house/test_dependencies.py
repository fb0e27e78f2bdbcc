"""What is imported is declared, and what is declared is locked."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, python_files, tree_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"holdfast", "tests", "bench"}


def test_every_import_of_the_package_is_a_declared_dependency() -> None:
    declared = _names(PROJECT["project"]["dependencies"]) | _names(
        PROJECT["project"]["optional-dependencies"]["render"]
    )
    undeclared = _imported(path for path in python_files() if path.is_relative_to(PACKAGE)) - declared
    assert undeclared == set()


def test_every_import_of_the_tests_is_a_declared_dependency() -> None:
    groups = PROJECT["dependency-groups"]
    declared = _names(PROJECT["project"]["dependencies"]) | _names(groups["test"])
    undeclared = _imported(path for path in python_files() if path.is_relative_to(ROOT / "tests")) - declared
    assert undeclared == set()


def test_every_declared_dependency_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    locks = {"requirements.lock": ["build", "test", "check"], "requirements-bench.lock": ["bench"]}
    for lock, names in locks.items():
        declared = _names([each for name in names for each in groups[name]])
        if lock == "requirements.lock":
            declared |= _names(PROJECT["project"]["dependencies"])
        locked = _names((ROOT / lock).read_text(encoding="utf-8").splitlines())
        assert declared - locked == set(), f"{lock} is out of date: make lock"


def _names(requirements: list[str]) -> set[str]:
    """Return the normalised names of a list of requirements."""
    found = (re.match(r"[A-Za-z0-9._-]+", requirement) for requirement in requirements)
    return {_normal(name[0]) for name in found if name}


def _imported(paths: Iterator[Path]) -> set[str]:
    """Return the distributions that files import."""
    modules = {module for path in paths for module in _modules(path)} - sys.stdlib_module_names - OURS - {"compression"}
    owners = packages_distributions()
    return {_normal(_owner(module, owners.get(module, [module]))) for module in modules}


def _owner(module: str, distributions: list[str]) -> str:
    return "backports-zstd" if module == "backports" else distributions[0]


def _modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

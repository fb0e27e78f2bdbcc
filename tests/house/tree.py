"""The files of the project, as its tests about itself see them."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "holdfast"
DOCS = ROOT / "docs"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is or would be committed; outside a repository, every file that no tool made."""
    listed = _listed_by_git()
    if listed is not None:
        return listed
    made = {".venv", ".bench", ".git", ".hypothesis", "__pycache__", "dist"}
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not any(part in made or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
    )


def _listed_by_git() -> tuple[Path, ...] | None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode != 0:
        return None
    return tuple(path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file())


def python_files() -> tuple[Path, ...]:
    """Return the project's Python files."""
    return tuple(path for path in project_files() if path.suffix == ".py")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions and methods of a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def name_of(path: Path) -> str:
    """Return a file's path within the project."""
    return path.relative_to(ROOT).as_posix()

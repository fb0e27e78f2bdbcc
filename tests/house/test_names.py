"""Names say what is inside, and tests stand where their subject stands."""

import ast
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, functions, name_of, python_files, tree_of

#: Words that could hold anything.
EMPTY_WORDS = {"base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

#: Rooms' modules whose behaviour is tested through the module named, because alone they decide nothing.
TESTED_THROUGH = {
    "checker/browser.py": "tests/checker/test_session.py",
    "checker/rules/absent.py": "tests/checker/test_decide.py",
    "checker/rules/answers.py": "tests/checker/test_decide.py",
    "checker/rules/no_answer.py": "tests/checker/test_decide.py",
    "checker/rules/present.py": "tests/checker/test_decide.py",
    "checker/rules/scene.py": "tests/checker/test_decide.py",
    "cli/sample/answers.py": "tests/cli/sample/test_web.py",
    "fetch/rendering.py": "tests/fetch/test_renderer.py",
    "fetch/visit.py": "tests/fetch/test_renderer.py",
}


def test_no_module_has_a_name_that_could_hold_anything() -> None:
    named = [name_of(path) for path in python_files() if EMPTY_WORDS & {path.stem.strip("_"), path.parent.name}]
    assert named == []


def test_tests_stand_where_their_subject_stands() -> None:
    rooms = [room.name for room in PACKAGE.iterdir() if (room / "__init__.py").exists()]
    for room in rooms:
        for path in sorted((ROOT / "tests" / room).rglob("test_*.py")):
            assert _subjects(path), f"{name_of(path)} is named after no module of src/holdfast/{room}"


def test_every_module_that_decides_something_is_tested_by_name_or_listed() -> None:
    imported = _imported_by_tests()
    untested = [
        name
        for path in python_files()
        if path.is_relative_to(PACKAGE) and _decides(path)
        if (name := path.relative_to(PACKAGE).as_posix()) not in TESTED_THROUGH
        and not _test_files(path)
        and _module(path) not in imported
    ]
    assert untested == []


def test_the_list_of_modules_tested_through_others_is_true() -> None:
    for name, through in TESTED_THROUGH.items():
        assert (PACKAGE / name).exists(), f"{name} is gone: take it off the list"
        assert not _test_files(PACKAGE / name), f"{name} has a test file of its own: take it off the list"
        assert (ROOT / through).exists(), f"{through} does not exist"


def test_tests_are_sentences() -> None:
    short = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in python_files()
        if path.name.startswith("test_")
        for function in functions(path)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    assert short == []


def _module(path: Path) -> str:
    """Return a module's dotted name."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported_by_tests() -> set[str]:
    """Return the modules that test files import names from."""
    return {
        node.module
        for path in python_files()
        if path.name.startswith("test_")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module
    }


def _decides(path: Path) -> bool:
    """Say whether a module has a function or method with a branch, a loop or a comprehension in it."""
    branches = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.Match, ast.Try, ast.comprehension)
    return any(isinstance(node, branches) for function in functions(path) for node in ast.walk(function))


def _test_files(path: Path) -> list[Path]:
    """Return the test files of a module: `pages/robots.py` is tested by `tests/pages/test_robots*.py`."""
    within = path.relative_to(PACKAGE)
    stem = within.parent.name if path.name == "__init__.py" else path.stem
    folders = {ROOT / "tests" / folder for folder in (within.parent, within.parent.parent)}
    patterns = (f"test_{stem}.py", f"test_{stem}_*.py", f"test_{within.parent.name}_{stem}.py")
    return [found for folder in folders for pattern in patterns for found in folder.glob(pattern)]


def _subjects(test: Path) -> list[Path]:
    folder = PACKAGE / test.parent.relative_to(ROOT / "tests")
    modules = [*folder.rglob("*.py"), folder / "__init__.py"]
    return [module for module in modules if module.exists() and test in _test_files(module)]


def test_every_package_says_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in python_files()
        if path.name == "__init__.py" and path.is_relative_to(PACKAGE) and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []

"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.loopback import LoopbackWeb

# A deadline fails whatever happens to run beside something else; speed is measured in bench/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def web() -> Iterator[LoopbackWeb]:
    """Serve a small web for one test."""
    with LoopbackWeb() as web:
        yield web

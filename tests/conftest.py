"""What every test may use: no screen for widgets, and the rule for missing parts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

# Widget tests need no screen; system tests start one of their own and drop this again.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def needs() -> Callable[..., None]:
    """Ask for programs of the system by name: a missing one skips on a laptop, fails in CI."""

    def ask(*programs: str) -> None:
        missing = [program for program in programs if shutil.which(program) is None]
        if not missing:
            return
        reason = f"{', '.join(missing)} not found (tools/system-packages.txt names the package)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    return ask


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the golden files anew")

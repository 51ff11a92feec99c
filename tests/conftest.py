"""What every test may count on: no screen, no data of the user, and a rule for missing parts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

# Widget tests need no screen, whatever the desktop asks for; system tests start one of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# They read English, whatever the system speaks.
os.environ["LANGUAGE"] = "en"


@pytest.fixture(scope="session", autouse=True)
def no_data_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a test starts without a data folder of its own finds an empty one."""
    os.environ["MIDLINE_DATA"] = str(tmp_path_factory.mktemp("data"))


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

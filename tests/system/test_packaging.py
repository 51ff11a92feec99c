"""The wheel, built and installed for real: it starts, and it brings its routines and assets."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

CHECKOUT = Path(__file__).parent.parent.parent
SHIPPED = ("workouts", "assets")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pip(*arguments: str | Path, cwd: Path) -> None:
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with Midline's wheel in it, and this one's dependencies beside it."""
    folder = tmp_path_factory.mktemp("packaging")
    pip("wheel", "--no-deps", "--no-build-isolation", "-w", folder, CHECKOUT, cwd=folder)
    (wheel,) = folder.glob("midline-*.whl")
    home = folder / "venv"
    venv.create(home, symlinks=True)
    pip("--python", home, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A plain path: the editable Midline's own .pth file in there is not followed.
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home


def test_the_command_starts(installed: Path) -> None:
    assert "midline" in run(installed / "bin" / "midline", "--help", cwd=installed)


def test_every_shipped_file_is_found_inside_the_package(installed: Path) -> None:
    find = "import sys; from midline.resources import resource; print(resource(sys.argv[1]))"
    for name in SHIPPED:
        found = Path(run(installed / "bin" / "python", "-c", find, name, cwd=installed).strip())
        assert found.is_relative_to(installed)
        assert files_under(found) == files_under(CHECKOUT / name)


def files_under(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}

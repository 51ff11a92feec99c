#!/bin/sh
# Runs the recorded sound tests (or ARGS) under each Python that Midline runs on and that is here.
set -eu
cd "$(dirname "$0")/.."
pyenv=${PYENV_ROOT:-$HOME/.pyenv}/versions
failed=

is_version() { [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>&1)" = "$2" ]; }

for version in 3.11 3.12 3.13; do
    found=
    for python in "python$version" "$pyenv/$version".*/bin/python3; do
        if is_version "$python" "$version"; then found=$python; break; fi
    done
    if [ -z "$found" ]; then
        echo "== Python $version is not here: left out" >&2
        continue
    fi
    echo "== $("$found" --version)"
    PYTHON=$found VENV=.venv-$version tools/setup.sh test
    ".venv-$version/bin/python" -m pytest ${ARGS:-tests/system/test_sound_*.py} || failed="$failed $version"
done
[ -z "$failed" ] || { echo "== failed under$failed" >&2; exit 1; }

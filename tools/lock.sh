#!/bin/sh
# Writes the lock files: the newest versions that pyproject.toml allows, with their hashes.
set -eu
cd "$(dirname "$0")/.."

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
.venv/bin/python -m venv "$here/venv"
"$here/venv/bin/python" -m pip --disable-pip-version-check --quiet install uv

compile() {
    "$here/venv/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}

compile --group build -o requirements-build.lock
compile pyproject.toml -c requirements-build.lock -o requirements.lock
compile pyproject.toml --extra voice -c requirements-build.lock -c requirements.lock \
    -o requirements-voice.lock
compile --group dev -c requirements-build.lock -c requirements.lock -o requirements-dev.lock

#!/bin/sh
# Sets up what Midline needs: tools/setup.sh run, or tools/setup.sh test for the tests as well.
# Does nothing, quickly and without a network, when everything is in place already.
set -eu

purpose=${1:-run}
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
stamp=$venv/.ready-for-$purpose
packages=tools/system-packages.txt

say() { printf 'midline: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# The folder counts too: the project is installed by its path.
fingerprint() {
    { pwd; cat pyproject.toml requirements*.lock "$packages" tools/setup.sh; } | cksum
}

venv_works() { "$venv/bin/python" -c 'import midline, platformdirs, yaml' 2>/dev/null; }

ready() { [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint)" ] && venv_works; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    stop "Python 3.11 or newer is needed. Install it, or name it: make run PYTHON=/path/to/python3"
}

python_makes_venvs() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
python_has_headers() {
    "$python" -c 'import os, sysconfig as s, sys
sys.exit(not os.path.exists(os.path.join(s.get_path("include"), "Python.h")))'
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Whether the need behind a package is met, by the package or otherwise (a python of one's own).
met() {
    case $1 in
        python3-venv) python_makes_venvs ;;
        python3-dev) python_has_headers ;;
        gcc) command -v gcc >/dev/null ;;
        *) installed "$1" ;;
    esac
}

# The wanted lines of the list, alternatives joined by bars: libglib2.0-0t64|libglib2.0-0
wanted() {
    awk -v purpose="$purpose" '
        /^\[/ { section = substr($0, 2, length($0) - 2) }
        /^[a-z]/ && (section == "run" || section == purpose) { gsub(/ /, ""); print }
    ' "$packages"
}

missing() {
    for line in $(wanted); do
        for name in $(echo "$line" | tr '|' ' '); do
            if met "$name"; then continue 2; fi
        done
        echo "$line"
    done
}

# The first of each line's names that this release knows.
names_here() {
    for line in "$@"; do
        chosen=
        for name in $(echo "$line" | tr '|' ' '); do
            if [ -n "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ]; then
                chosen=$name
                break
            fi
        done
        echo "${chosen:-${line%%|*}}"
    done
}

become_root() {
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        echo sudo
    fi
}

install_system_packages() {
    lacking=$(missing)
    [ -n "$lacking" ] || return 0
    as_root=$(become_root)
    if [ -z "$as_root" ]; then
        say "some system packages are missing, and only an administrator can install them. Type:"
        command="apt-get update && apt-get install -y --no-install-recommends"
        shell="su -c"
        if command -v sudo >/dev/null; then shell="sudo sh -c"; fi
        printf "\n    %s '%s %s'\n\n" "$shell" "$command" "$(names_here $lacking | xargs)" >&2
        stop "then run the same make again."
    fi
    [ "$as_root" = env ] || say "sudo may ask for your password, to install what is missing."
    $as_root apt-get -q update >/dev/null || say "the list of packages may be old; going on."
    say "installing system packages: $(names_here $lacking | xargs)"
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends $(names_here $lacking) >/dev/null </dev/null
}

pip_install() {
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input --quiet install "$@"
}

make_venv() {
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1 || ! grep -qsxF "$PWD" "$venv/.made-in"; then
        rm -rf "$venv"
        "$python" -m venv "$venv"
        pwd >"$venv/.made-in"
    fi
    # Build tools come first and from the lock, so that no build fetches its own.
    pip_install --require-hashes -r requirements-build.lock
    pip_install --require-hashes --no-build-isolation -r requirements.lock
    if [ "$purpose" = test ]; then
        pip_install --require-hashes -r requirements-dev.lock
    fi
    pip_install --no-build-isolation --no-deps --editable .
}

if ready; then exit 0; fi
python=$(find_python)
if command -v dpkg-query >/dev/null; then
    install_system_packages
else
    say "this is no Debian or Ubuntu: if something is missing, see $packages for what Midline needs."
fi
say "installing Python packages into $venv (about 300 MB, the first time) ..."
make_venv
venv_works || stop "the virtual environment does not work. Remove $venv and try again."
# What is ready for the tests is ready to run, too.
fingerprint | tee "$venv/.ready-for-run" >"$stamp"
say "ready."

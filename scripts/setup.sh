#!/usr/bin/env bash
# Sets up what printgen needs, and nothing twice: system libraries, then the Python environment in .venv, then (for
# "recordings" and "checkers") what those need, or (for "dev") the tools that the tests use. Called by make; safe to run
# by hand: scripts/setup.sh runtime|recordings|checkers|dev
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-runtime}

say() { printf 'setup: %s\n' "$*" >&2; }

# apt_get PACKAGE...: installs Debian packages when we may; says the command otherwise.
apt_get() {
  if ! command -v apt-get >/dev/null; then
    say "these are needed and this system has no apt-get: $*. Install them by its own package manager."
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    say "these Debian packages are needed. Please run: sudo apt-get install --no-install-recommends $*"
    return 1
  fi
  say "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  local log
  log=$(mktemp)
  if ! { apt-get update -q && apt-get install -q -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "apt-get could not install $*"
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

has_library() { # by soname, Linux only: elsewhere `printgen doctor` says what is missing
  [ "$(uname -s)" = Linux ] || return 0
  case $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p) in *"$1"*) return 0 ;; *) return 1 ;; esac
}

system_libraries() {
  local missing=()
  has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
  has_library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
  [ ${#missing[@]} = 0 ] || apt_get "${missing[@]}"
}

find_python() {
  local name
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  say "Python 3.11 or newer is needed."
  return 1
}

environment() {
  [ -x .venv/bin/python ] && return
  if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    uv venv --quiet --python "$(find_python)" .venv
    return
  fi
  local python
  python=$(find_python)
  "$python" -c 'import ensurepip' 2>/dev/null || apt_get python3-venv
  "$python" -m venv .venv
}

# install FILE: exactly the pinned versions, each checked against its hash, then printgen itself from this folder.
install() {
  if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1"
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
  else
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
    .venv/bin/python -m pip install --quiet --require-hashes -r "$1"
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
  fi
}

# npm_tools FOLDER WORDS: what tools/FOLDER/package-lock.json pins; its integrity is checked.
# Not "npm ci": it refuses a lock file without the packages for other systems.
npm_tools() {
  if [ ! -e "tools/$1/node_modules/.package-lock.json" ] \
    || [ "tools/$1/package-lock.json" -nt "tools/$1/node_modules/.package-lock.json" ]; then
    say "installing $2"
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix "tools/$1" --silent --no-save --no-audit --no-fund
    touch "tools/$1/node_modules/.package-lock.json"
  fi
}

# What braille and recordings in other languages use; printgen works without.
more_formats() {
  local missing=()
  has_library liblouis.so.20 || missing+=(liblouis-bin)
  command -v espeak-ng >/dev/null || missing+=(espeak-ng)
  [ ${#missing[@]} = 0 ] || apt_get "${missing[@]}" || say "going on without them"
}

# What only tests use, and no Python package brings: Node for the Open XML SDK validator, the braille translator.
test_tools() {
  local missing=()
  has_library liblouis.so.20 || missing+=(liblouis-bin)
  command -v npm >/dev/null || missing+=(nodejs npm)
  command -v espeak-ng >/dev/null || missing+=(espeak-ng)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v soffice >/dev/null || missing+=(libreoffice-writer)
  [ ${#missing[@]} = 0 ] || apt_get "${missing[@]}"
  npm_tools ooxml "the Open XML SDK validator"
  npm_tools web "the checkers of web pages and books"
}

system_libraries
environment
case $what in
  runtime) say "installing the pinned Python packages"; install requirements/runtime.txt; touch .venv/.runtime
    say "ready; \"make install\" makes printgen a command of your own" ;;
  recordings | checkers) say "installing the pinned Python packages for $what"; install "requirements/$what.txt"
    [ "$what" = checkers ] || more_formats
    touch .venv/.runtime ".venv/.$what"
    say "ready; \"printgen doctor\" says what is here" ;;
  dev) say "installing the pinned Python packages for tests"
    test_tools & tools=$! # neither needs the other
    install requirements/dev.txt
    wait "$tools"
    touch .venv/.runtime .venv/.dev ;;
  *) say "say runtime, recordings, checkers or dev"; exit 2 ;;
esac

#!/usr/bin/env bash
# The one way to build, show and test Promptwacht. On Debian, as root, it installs what is missing; elsewhere it says what that is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./build.sh [build]  the extension, in dist/chromium and dist/firefox
./build.sh pack     the extension as packages in dist/packages: for the stores and, with --key and --update-base, to host yourself
./build.sh demo     plays the story of one prompt on a local chat page
./build.sh test     everything that must hold; what continuous integration runs
./build.sh bench    start-up in the browsers, then the detector beside its public peers; bench peers is the second part alone
./build.sh campaign  10,000 sends of random users in the browsers, then ten minutes of damaged text through the detector
TEXT
}

missing=()

# need <program> <Debian package>...: notes what is not there.
need() { command -v "$1" > /dev/null || missing+=("${@:2}"); }

# language <program> <Debian package>: a package without a program of its own; other systems ship it with the browser.
language() { ! command -v dpkg > /dev/null || dpkg -s "$2" > /dev/null 2>&1 || missing+=("$2"); }

look() {
  missing=()
  need cc gcc libc6-dev
  need git git
  need node nodejs
  need npm npm
  for part in "$@"; do
    case $part in
      chromium) need chromium chromium fonts-liberation; language chromium chromium-l10n ;;
      firefox) need firefox-esr firefox-esr; language firefox-esr firefox-esr-l10n-nl ;;
      # The OpenTelemetry collector of the tests comes from PyPI.
      collector) need python3 python3; python3 -c 'import ensurepip, venv' 2> /dev/null || missing+=(python3-venv) ;;
    esac
  done
}

# prepare [part]...: what a build needs, and these: browsers, the collector of the tests.
prepare() {
  look "$@"
  if ((${#missing[@]})) && [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null
    look "$@"
  fi
  if ((${#missing[@]})); then
    echo "Missing, by their Debian names: ${missing[*]}" >&2
    echo "Install them and run this again; on Debian, as root, it installs them itself." >&2
    exit 1
  fi
  if ! node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 18 || (major == 18 && minor >= 19) ? 0 : 1)'; then
    echo "Node $(node --version) is too old: 18.19 or newer is needed." >&2
    exit 1
  fi
  if ! command -v cargo > /dev/null; then
    echo "Rust is missing. Get it from https://rustup.rs; rust-toolchain.toml picks the version." >&2
    exit 1
  fi
  if [[ ! -d $(rustc --print target-libdir --target wasm32-unknown-unknown) ]]; then
    if ! command -v rustup > /dev/null; then
      echo "This Rust cannot build for wasm32-unknown-unknown and there is no rustup to add it. Get it from https://rustup.rs." >&2
      exit 1
    fi
    rustup target add wasm32-unknown-unknown
  fi
  # npm writes this file when it has installed all of the lock file.
  if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
    npm ci --no-audit --no-fund --loglevel=error
  fi
}

dev() { cargo run --quiet --locked -p promptwacht-dev -- "$@"; }

sizes() {
  printf '\n%-36s %10s %10s\n' 'bytes' 'raw' 'gzip'
  for file in dist/chromium/content-module.js dist/chromium/content.js dist/chromium/translation.js dist/chromium/windows-module.js dist/chromium/windows-translation.js dist/chromium/worker-module.wasm dist/chromium/worker-glue.js; do
    printf '%-36s %10d %10d\n' "$file" "$(wc -c < "$file")" "$(gzip -c "$file" | wc -c)"
  done
  for folder in dist/chromium dist/firefox; do
    printf '%-36s %10d %10d\n' "$folder" "$(find "$folder" -type f -exec cat {} + | wc -c)" "$(tar -c "$folder" | gzip -c | wc -c)"
  done
}

build() {
  prepare
  dev dist
  sizes
}

# pack [option]...: the options are those of the chore, --help lists them.
pack() {
  prepare
  dev dist
  dev pack "$@"
}

demo() {
  prepare chromium
  dev dist
  node tests/browser/demo.mjs "$@"
}

test_all() {
  prepare chromium firefox collector
  cargo fmt --check
  cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
  cargo test --quiet --locked --workspace
  # Trains the model of names again: the same bytes must come out.
  cargo test --quiet --locked -p promptwacht-dev --features training names
  dev dist --all-tests
  sizes
  node --test --test-reporter=spec tests/build/*.test.mjs tests/bench/*.test.mjs tests/counts/*.test.mjs
  node --test --test-reporter=spec --test-concurrency=2 tests/browser/*.test.mjs
}

bench() {
  if [[ ${1:-} == peers ]]; then
    peers "${@:2}"
    return
  fi
  prepare chromium firefox
  dev dist --all-tests
  node tests/browser/bench.mjs "$@"
  node tests/browser/typing.mjs
  cargo run --quiet --release --locked -p promptwacht-detector --example throughput
  peers
}

# campaign [sends] [minutes] [seed]: random users on every chat page, then damaged corpus lines through the detector, on and on.
campaign() {
  local seed=${3:-$RANDOM}
  prepare chromium firefox
  dev dist --all-tests
  node tests/browser/campaign/run.mjs "${1:-10000}" "$seed"
  cargo run --quiet --release --locked --target-dir target/fuzz-build --manifest-path crates/detector/fuzz/Cargo.toml -- "${2:-10}" "$seed"
}

# peers [detector]...: the detector beside others, which are installed into target/peers; one that cannot be is a row that says so.
peers() {
  prepare chromium
  if [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null && ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends python3 python3-venv > /dev/null || true
  fi
  cargo build --quiet --release --locked -p promptwacht
  dev dist
  node tests/bench/peers.mjs "$@"
}

command=${1:-build}
case $command in
  build | pack | demo | bench | campaign) "$command" "${@:2}" ;;
  test) test_all ;;
  *)
    usage >&2
    exit 2
    ;;
esac

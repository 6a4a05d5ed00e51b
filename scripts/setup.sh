# What ./run, ./test and .ci/run need before they start; sourced by each of them.
# Sets: root (the repository, and the current folder), called_from (the folder it was called from). Gives: say, stop, need_sdk, need_writable, need_native_library, offer_chromium,
# offer_postgresql, build.

called_from=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"

# Build servers outlive the build, and a pipe they inherited never ends: they are not used.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# The SDK that global.json asks for, on the path or where its installer puts it.
need_sdk() {
  # Packages and the CLI's own files need a home that can be written to; a service account may have none.
  if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
    export DOTNET_CLI_HOME="$root/artifacts/home" NUGET_PACKAGES="$root/artifacts/packages"
    mkdir -p "$DOTNET_CLI_HOME"
  fi
  if ! command -v dotnet >/dev/null && [ -x "${HOME:-/nonexistent}/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
  local wanted='Install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again.'
  command -v dotnet >/dev/null || stop "The .NET SDK is not installed. $wanted"
  local answer
  answer=$(dotnet --version 2>&1) || stop "The .NET SDK cannot be used: $answer. $wanted"
}

# One clear sentence instead of a hundred compiler errors, where another user (root, often) built here before.
need_writable() {
  local foreign
  foreign=$(find "$root" -maxdepth 0 ! -writable
    find "$root"/{src,tests,benchmarks}/*/{bin,obj} "$root"/{artifacts,.data} -maxdepth 2 ! -writable 2>/dev/null | head -n 1) || true # find complains of folders not there yet
  [ -z "$foreign" ] || stop "$(id -un) may not write to ${foreign%%$'\n'*}: give the folder to $(id -un) (chown -R $(id -un) $root), then run this again."
}

# Whether a shared library can be loaded here, by the name programs ask for.
has_library() {
  local cache
  cache=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)
  [[ $cache == *"$1"* ]] || compgen -G "/usr/lib/*/$1" >/dev/null || compgen -G "/usr/lib*/$1" >/dev/null || compgen -G "/lib/*/$1" >/dev/null
}

# Installs the first of the named packages that this Debian or Ubuntu knows; says nothing and fails where it may not.
install_first_of() {
  command -v apt-get >/dev/null || return 1
  local as=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    as=(sudo -n)
  fi
  local log attempt package
  log=$(mktemp)
  for attempt in stale-lists fresh-lists; do # a fresh container has no lists at all; a known package needs none anew
    [ "$attempt" = stale-lists ] || "${as[@]}" apt-get update -q </dev/null >"$log" 2>&1 || true
    for package in "$@"; do
      if "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
          -o DPkg::Lock::Timeout=120 "$package" </dev/null >"$log" 2>&1; then
        say "Installed $package."
        rm -f "$log"
        return 0
      fi
    done
  done
  tail -n 3 "$log" >&2
  rm -f "$log"
  return 1
}

# OpenCV, which decodes and resamples, loads libgtk-3 when it starts. Newer Ubuntu and Debian call its package libgtk-3-0t64.
need_native_library() {
  has_library libgtk-3.so.0 && return
  say 'Installing the native library that OpenCV needs (GTK 3)…'
  install_first_of libgtk-3-0 libgtk-3-0t64 && has_library libgtk-3.so.0 && return
  stop 'OpenCV needs the library libgtk-3.so.0: install it (Debian 12, Ubuntu 22.04: apt-get install libgtk-3-0; newer ones: libgtk-3-0t64; Fedora: dnf install gtk3), then run this again.'
}

# The browser test drives the system's Chromium; without one that test is skipped, and says so.
offer_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v "$name" >/dev/null && return; done
  say 'Installing Chromium for the browser test…'
  install_first_of chromium || say 'Chromium is not installed and may not be installed from here: the browser test will be skipped (Debian: apt-get install chromium).'
}

# Where PostgreSQL's programs lie, if they are installed: on the path or where Debian and Fedora put them. The newest wins.
postgresql_programs() {
  local folder
  for folder in $(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV) /usr/pgsql-*/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /nonexistent/initdb)")"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then echo "$folder"; return; fi
  done
  return 1
}

# Runs a program as somebody who is not root, which PostgreSQL refuses to be.
as_ordinary_user() {
  if [ "$(id -u)" = 0 ]; then
    local user=nobody
    ! getent passwd postgres >/dev/null || user=postgres
    setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups -- "$@"
  else
    "$@"
  fi
}

# Starts a PostgreSQL server that lives as long as this script, in a folder that is removed with it, and tells the tests of it in
# BALLISTICS_TEST_POSTGRES. Without the programs the tests run on SQLite alone, and this says so. It listens on no network.
offer_postgresql() {
  local programs
  if ! programs=$(postgresql_programs); then
    say 'Installing PostgreSQL for the tests on it…'
    install_first_of postgresql && programs=$(postgresql_programs) || {
      say 'PostgreSQL is not installed and may not be installed from here: the tests run on SQLite alone (Debian: apt-get install postgresql).'
      return
    }
  fi
  postgres_folder=$(mktemp -d /tmp/ballistics-postgres-XXXXXX)
  postgres_programs=$programs
  trap stop_postgresql EXIT
  [ "$(id -u)" != 0 ] || chown "$(getent passwd postgres >/dev/null && echo postgres || echo nobody)" "$postgres_folder"
  # Nothing here outlives the tests: flushing to the disk would only cost time.
  if (cd / && as_ordinary_user "$programs/initdb" -D "$postgres_folder/data" -U ballistics -A trust -E UTF8 --locale=C --no-sync &&
      as_ordinary_user "$programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/server.log" -w start \
        -o "-c listen_addresses='' -c unix_socket_directories='$postgres_folder' -c fsync=off -c full_page_writes=off -c max_connections=300") \
      >"$postgres_folder.log" 2>&1 </dev/null; then
    export BALLISTICS_TEST_POSTGRES="Host=$postgres_folder;Username=ballistics;Database=postgres"
    rm -f "$postgres_folder.log"
  else
    tail -n 5 "$postgres_folder.log" >&2
    say 'PostgreSQL is installed but a server cannot be started: the tests run on SQLite alone.'
  fi
}

stop_postgresql() {
  (cd / && as_ordinary_user "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -m immediate stop) >/dev/null 2>&1 </dev/null || true
  rm -rf "$postgres_folder" "$postgres_folder.log"
}

# Restores and builds in Release; a warning is an error. The arguments say what (a project or the solution) and how.
build() {
  dotnet build "$@" -c Release -warnaserror -nodeReuse:false -v quiet -tl:off "-clp:NoSummary;ErrorsOnly" </dev/null
}

#!/usr/bin/env bash
# A PostgreSQL server for one run of tests, in a temporary folder and on a socket there. Prints its address, then
# serves until its input ends: whatever happens to whoever started it, the server stops and the folder goes.
# usage: postgres-server.sh <folder of initdb and pg_ctl>
set -euo pipefail

# PostgreSQL refuses to run as root, who may become the user that its package has made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

folder=$(as_postgres mktemp -d "${TMPDIR:-/tmp}/warraq-postgres-XXXXXX")
finish() {
  as_postgres "$1/pg_ctl" stop -D "$folder/data" -m immediate -s || true
  rm -rf "$folder"
}
trap 'finish "$1"' EXIT
trap '' INT TERM HUP

cd "$folder"
as_postgres "$1/initdb" -D data --username=warraq --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
cat >>data/postgresql.conf <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
CONF
as_postgres "$1/pg_ctl" start -D data -w -s -l "$folder/server.log" || { cat "$folder/server.log" >&2; exit 1; }
echo "postgres://warraq@localhost/postgres?host=$folder"
cat >/dev/null

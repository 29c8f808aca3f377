#!/usr/bin/env bash
# Serve a real MediaWiki on 127.0.0.1 until this process is ended: a test fixture, not for show.
#
#   tests/mediawiki/up.sh        prints MW_API=<address>, then serves in the foreground
#
# MW_DIR is a folder for the wiki (default: one of this user's in /tmp); the wiki in it is made anew
# when a file of this folder has changed. Several servers may share it. MW_LOG, if set, is a file to
# which a line is added for each request.
# Exit 3: MediaWiki or PHP is missing and can't be installed. Exit 4: the wiki can't be made.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export MW_DIR=${MW_DIR:-${TMPDIR:-/tmp}/newsreader-mediawiki-$(id -u)}
export MW_SRC=$MW_DIR/deb/usr/share/mediawiki
export MW_CONFIG_FILE=$here/LocalSettings.php
php=(php -d memory_limit=256M -d error_reporting=0 -d display_errors=0)

missing() {
  echo "No MediaWiki for tests: $*" >&2
  exit 3
}

get_php() {
  local modules package wanted=()
  # The list first: in a pipe, grep -q would end php with a signal, and pipefail would count it.
  modules=$(php -m 2>/dev/null || true)
  command -v php >/dev/null || wanted+=(php-cli)
  for package in php-intl:intl php-mbstring:mbstring php-xml:dom php-sqlite3:pdo_sqlite php-curl:curl; do
    grep -qix "${package#*:}" <<<"$modules" || wanted+=("${package%:*}")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || missing "${wanted[*]} can be installed here only by hand."
  [ "$(id -u)" = 0 ] || missing "as root, apt-get install --no-install-recommends ${wanted[*]}"
  apt-get update -qq >&2 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${wanted[@]}" >&2 ||
    missing "apt-get could not install ${wanted[*]}."
}

get_mediawiki() { # Unpacked only: installed, it would bring a web server along.
  [ ! -e "$MW_SRC/api.php" ] || return 0
  command -v apt-get >/dev/null || missing "there is no apt-get to fetch Debian's package with."
  rm -rf "$MW_DIR/debs" "$MW_DIR/deb.part"
  mkdir -p "$MW_DIR/debs" "$MW_DIR/deb.part"
  (cd "$MW_DIR/debs" && apt-get download -qq mediawiki mediawiki-classes >&2) ||
    missing "apt-get could not download mediawiki."
  local deb
  for deb in "$MW_DIR"/debs/*.deb; do
    dpkg-deb -x "$deb" "$MW_DIR/deb.part"
  done
  mv "$MW_DIR/deb.part" "$MW_DIR/deb"
  rm -rf "$MW_DIR/debs"
}

make_wiki() {
  local stamp number
  stamp=$(cd "$here" && sha256sum up.sh ./*.php pages/* | sha256sum)
  [ "$(cat "$MW_DIR/stamp" 2>/dev/null)" != "$stamp" ] || return 0
  rm -rf "$MW_DIR/stamp" "$MW_DIR/db" "$MW_DIR/cache" "$MW_DIR/conf" "$MW_DIR/pages"
  mkdir "$MW_DIR/db" "$MW_DIR/cache" "$MW_DIR/conf" "$MW_DIR/pages"
  cp "$here"/pages/*.txt "$MW_DIR/pages"
  for number in $(seq -w 25); do # Enough of them that one request can't ask for all.
    echo "{{SHORTDESC:Invented town no. $number}}{{WIKIBASEITEM:Q9000$number}}" \
      "'''Batchville $number''' is one of twenty-five towns that were made up to be asked for together." \
      >"$MW_DIR/pages/Batchville $number.txt"
  done
  # The installer insists on writing settings; they go to conf, and nobody reads them.
  env -u MW_CONFIG_FILE "${php[@]}" "$MW_SRC/maintenance/install.php" --dbtype sqlite \
    --dbpath "$MW_DIR/db" --dbname wiki --confpath "$MW_DIR/conf" --server http://127.0.0.1 \
    --scriptpath /w --lang en --pass "$RANDOM-$RANDOM-only-here" "Test wiki" Admin
  "${php[@]}" "$MW_SRC/maintenance/importTextFiles.php" --overwrite "$MW_DIR"/pages/*.txt
  "${php[@]}" "$MW_SRC/maintenance/runJobs.php"
  echo "$stamp" >"$MW_DIR/stamp"
}

mkdir -p -m 700 "$MW_DIR"
[ -O "$MW_DIR" ] || missing "$MW_DIR belongs to someone else."
exec 9>"$MW_DIR/lock"
flock 9
get_php
get_mediawiki
make_wiki >"$MW_DIR/make.log" 2>&1 || { tail -n 20 "$MW_DIR/make.log" >&2; exit 4; }
exec 9>&-

port=$("${php[@]}" -r '$s = stream_socket_server("tcp://127.0.0.1:0");
  echo parse_url("tcp://" . stream_socket_get_name($s, false), PHP_URL_PORT);')
export MW_SERVER=http://127.0.0.1:$port
echo "MW_API=$MW_SERVER/w/api.php"
# The server ends with whoever started it, even if that was killed.
exec setpriv --pdeathsig TERM "${php[@]}" -S "127.0.0.1:$port" -t "$MW_DIR/pages" "$here/router.php"

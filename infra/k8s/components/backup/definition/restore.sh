#!/bin/bash
# Puts the database of $SERVICE back to $ARCHIVE, or to the newest there is. The service must be stopped.
set -euo pipefail
umask 077

. "$(dirname "$0")/connect.sh"
archive="${ARCHIVE:-$(find /backups -name "$SERVICE-*.archive.gz" | sort | tail -n 1)}"
[ -n "$archive" ] || { echo "There is no archive of $SERVICE." >&2; exit 1; }
mongorestore --config="$tools" --gzip --archive="$archive" --drop --nsInclude="$SERVICE.*"
echo "$archive"

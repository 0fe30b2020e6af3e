#!/bin/bash
# Puts the database of $SERVICE back to $ARCHIVE, or to the newest there is. The service must be stopped.
set -euo pipefail
umask 077

printf 'uri: "%s"\n' "$MONGO_URI" > /tmp/mongo.yaml
archive="${ARCHIVE:-$(find /backups -name "$SERVICE-*.archive.gz" | sort | tail -n 1)}"
[ -n "$archive" ] || { echo "There is no archive of $SERVICE." >&2; exit 1; }
mongorestore --config=/tmp/mongo.yaml --gzip --archive="$archive" --drop --nsInclude="$SERVICE.*"
echo "$archive"

#!/bin/bash
# Copies the database of $SERVICE into one archive, and keeps the newest $KEEP. Not one moment of it:
# what is written meanwhile is in it or not. With the service stopped it is a snapshot.
set -euo pipefail
umask 077

keep_newest() {
  find /backups -name "$SERVICE-*.archive.gz" | sort -r | tail -n "+$(($1 + 1))" | xargs -r rm --
}

# Room first: what an earlier run left over, and the oldest; never the only one, as this run may fail.
rm -f /backups/*.part
keep_newest $((KEEP > 1 ? KEEP - 1 : 1))
. "$(dirname "$0")/connect.sh"
archive="/backups/$SERVICE-$(date -u +%Y%m%dT%H%M%SZ).archive.gz"
mongodump --config="$tools" --gzip --archive="$archive.part"
mv "$archive.part" "$archive"
keep_newest "$KEEP"
echo "$archive"

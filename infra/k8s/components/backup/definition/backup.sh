#!/bin/bash
# Copies the database of $SERVICE into one archive, and forgets all but the newest $KEEP.
set -euo pipefail
umask 077

# In a file: arguments can be read by other processes.
printf 'uri: "%s"\n' "$MONGO_URI" > /tmp/mongo.yaml
archive="/backups/$SERVICE-$(date -u +%Y%m%dT%H%M%SZ).archive.gz"
mongodump --config=/tmp/mongo.yaml --gzip --archive="$archive.part"
mv "$archive.part" "$archive"
rm -f /backups/*.part
find /backups -name "$SERVICE-*.archive.gz" | sort -r | tail -n "+$((KEEP + 1))" | xargs -r rm --
echo "$archive"

#!/bin/bash
# Makes the users while nobody else can reach the server: without a password it listens to this pod alone.
set -euo pipefail

mongod --bind_ip=127.0.0.1 --wiredTigerCacheSizeGB=0.25 --fork --logpath=/tmp/mongod.log ||
  { tail -n 20 /tmp/mongod.log >&2; exit 1; }
mongosh --quiet --norc --host=127.0.0.1 --file=/scripts/users.js
mongod --shutdown

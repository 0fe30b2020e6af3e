// Runs once, on an empty volume. The service's user may use its own database and nothing else.
const { readFileSync } = require('fs');

const { SERVICE, SERVICE_PASSWORD_FILE } = process.env;
db.getSiblingDB(SERVICE).createUser({
  user: SERVICE,
  pwd: readFileSync(SERVICE_PASSWORD_FILE, 'utf8').trim(),
  roles: [{ role: 'readWrite', db: SERVICE }],
});

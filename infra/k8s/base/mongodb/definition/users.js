// The service's user may use its own database and nothing else. At every start, so that one that was
// interrupted is made good by the next, and a new password is taken over.
const { readFileSync } = require('fs');

const { SERVICE } = process.env;

function ensureUser(database, user, passwordFile, roles) {
  const pwd = readFileSync(`/run/secrets/mongodb/${passwordFile}`, 'utf8').trim();
  const home = db.getSiblingDB(database);
  if (home.getUser(user)) home.updateUser(user, { pwd, roles });
  else home.createUser({ user, pwd, roles });
}

ensureUser('admin', 'root', 'root-password', [{ role: 'root', db: 'admin' }]);
ensureUser(SERVICE, SERVICE, 'password', [{ role: 'readWrite', db: SERVICE }]);

import { resolve } from 'node:path';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { backing } from './backing';

/** Starts one MongoDB for a whole run of the int tests; each suite has a database of its own in it. */
const globalSetup = async (): Promise<void> => {
  const embedded = resolve(__dirname, '../../bin/embedded-mongod');
  process.env['MONGOMS_SYSTEM_BINARY'] ??= process.env['MONGOD_BINARY'] ?? embedded;
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] ??= 'false';
  if (process.env['TEST_MONGO_URI']) return;
  const server = await MongoMemoryServer.create();
  process.env['TEST_MONGO_URI'] = server.getUri();
  backing.releases.push(async () => {
    await server.stop();
  });
};

export default globalSetup;

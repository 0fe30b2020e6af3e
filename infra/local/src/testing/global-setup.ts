import { MongoMemoryServer } from 'mongodb-memory-server-core';

/** Starts one MongoDB for a whole run of the int tests; each suite has a database of its own in it. */
const globalSetup = async (): Promise<() => Promise<void>> => {
  process.env['MONGOMS_SYSTEM_BINARY'] ??= process.env['MONGOD_BINARY'];
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] ??= 'false';
  if (process.env['TEST_MONGO_URI']) return () => Promise.resolve();
  const server = await MongoMemoryServer.create();
  process.env['TEST_MONGO_URI'] = server.getUri();
  return async () => {
    await server.stop();
  };
};

export default globalSetup;

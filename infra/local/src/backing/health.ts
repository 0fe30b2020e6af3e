import { serialize } from 'bson';
import { answersTcp } from '../processes/health';

const OP_MSG = 2013;
const HEADER_BYTES = 16;
const FLAGS_BYTES = 4;
const BODY_SECTION = Buffer.from([0]);

/** `ping` in MongoDB's wire protocol: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
function ping(): Buffer {
  const body = serialize({ ping: 1, $db: 'admin' });
  const header = Buffer.alloc(HEADER_BYTES + FLAGS_BYTES);
  header.writeInt32LE(header.length + BODY_SECTION.length + body.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([header, BODY_SECTION, body]);
}

export function isMongoHealthy(port: number): Promise<boolean> {
  return answersTcp(port, { send: ping(), expected: 'ok' });
}

export function isRedisHealthy(port: number): Promise<boolean> {
  return answersTcp(port, { send: 'PING\r\n', expected: '+PONG' });
}

export function isNatsHealthy(port: number): Promise<boolean> {
  return answersTcp(port, { expected: 'INFO {' });
}

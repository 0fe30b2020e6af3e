import { nanos } from '@nats-io/transport-node';
import {
  AckPolicy,
  DeliverPolicy,
  jetstreamManager,
  type ConsumerConfig,
  type ConsumerInfo,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { STREAM, SUBJECTS, subjectOf } from '@ticketing/common/messaging/jetstream/names';
import type { BusPlace } from '../config';
import { connectJetStream } from './jetstream-connection';
import type { Position } from './position';
import type { Tap, TapOptions } from './tap';

/** So long after its last reader the server forgets a consumer. */
const FORGOTTEN_AFTER_MS = 30_000;

function startOf(from: Position): Partial<ConsumerConfig> {
  switch (from.kind) {
    case 'new':
      return { deliver_policy: DeliverPolicy.New };
    case 'sequence':
      return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from.sequence };
    case 'time':
      return {
        deliver_policy: DeliverPolicy.StartTime,
        opt_start_time: from.time.toISOString(),
      };
  }
}

/**
 * One consumer of everything keeps the order of the stream. A group needs one for each type, or a member
 * would take types that it does not want from the others.
 */
async function addConsumers(
  jsm: JetStreamManager,
  { types, from, group }: TapOptions,
): Promise<ConsumerInfo[]> {
  const passing: Partial<ConsumerConfig> = {
    ...startOf(from),
    ack_policy: AckPolicy.None,
    inactive_threshold: nanos(FORGOTTEN_AFTER_MS),
    mem_storage: true,
  };
  if (group === undefined) {
    const [only, ...others] = types;
    const subject = only !== undefined && others.length === 0 ? subjectOf(only) : SUBJECTS;
    return [await jsm.consumers.add(STREAM, { ...passing, filter_subject: subject })];
  }
  return Promise.all(
    types.map((type) => {
      const name = `lab_${[group, ...type.split(':')].join('_')}`;
      return jsm.consumers.add(STREAM, { ...passing, name, filter_subject: subjectOf(type) });
    }),
  );
}

/** Opens a tap on JetStream: ephemeral consumers, which the server forgets by itself. */
export async function openJetStreamTap(place: BusPlace, options: TapOptions): Promise<Tap> {
  const connection = await connectJetStream(place);
  try {
    const jsm = await jetstreamManager(connection, { checkAPI: false });
    const infos = await addConsumers(jsm, options);
    const wanted = new Map<string, string>(options.types.map((type) => [subjectOf(type), type]));

    async function read(info: ConsumerInfo): Promise<void> {
      // What comes meanwhile does not count: the end is where it was when reading began.
      let left = options.from.kind === 'new' ? Infinity : info.num_pending;
      if (left === 0) return;
      const batch = await jsm.jetstream().consumers.getConsumerFromInfo(info).consume();
      for await (const message of batch) {
        const type = wanted.get(message.subject);
        if (type) options.onMessage({ type, body: message.string(), sequence: message.seq });
        left -= 1;
        if (left === 0) return;
      }
      throw new Error('the connection to the broker was lost');
    }

    const end = Promise.all(infos.map(read)).then(() => undefined);
    end.catch(() => undefined);
    return { end, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

import type { CommandName } from './command';
import { ACK_WAIT_SECONDS, ANSWER_TIMEOUT_SECONDS, IN_FLIGHT_MAX, LIMITS } from './limits';
import { EVENT_TYPES } from './option-values';

const COUNT_MAX = LIMITS.count.max;

const general = `the bus laboratory: publish and listen on the real bus

  lab publish TYPE [DATA]   publish events; without data, a valid sample
  lab listen [TYPE …]       print events as they come
  lab replay --from WHERE   print events that the broker has, again
  lab lag                   how far behind each durable group is
  lab schema [TYPE]         the JSON Schema of a type's data; without a type, the list

  lab COMMAND --help        options and examples

lab is: npm run --silent lab --

environment
  EVENT_BUS          nats-streaming (default) or jetstream
  NATS_URL           nats://127.0.0.1:4222
  NATS_CLUSTER_ID    of NATS Streaming: ticketing
  NATS_MONITOR_URL   of NATS Streaming, for lag: http://<host of NATS_URL>:8222
  NO_COLOR           no colours and no live counters, as when the output is no terminal

exit codes
  0 done   1 failed   2 usage   3 time was up before --count or --wait
  130 Ctrl-C   141 output closed   143 SIGTERM`;

const publish = `lab publish TYPE [DATA]

  DATA                  JSON of fields that replace those of the sample; - reads it from standard input
  --bad                 a poison message: not as the catalogue says
  --count N             so many, each of an aggregate of its own (1; at most ${COUNT_MAX})
  --per-second N        not faster (at most ${LIMITS['per-second'].max})
  --timeout-seconds N   for the whole of it (${ANSWER_TIMEOUT_SECONDS})
  --json                one JSON line for each

examples
  lab publish order:created
  lab publish ticket:created '{"title":"A concert","quantity":3}'
  jq -n '{quantity: 2}' | lab publish ticket:created -
  lab publish ticket:updated --count 1000 --per-second 50 --timeout-seconds 60
  lab publish order:created --bad`;

const listen = `lab listen [TYPE …]

  Without a name it looks on: it sees each new event, acknowledges nothing and leaves no trace.
  --group NAME          share new events with the others of that name; forgotten with its last member
  --durable NAME        a durable group, as a service has it: acks, its place is kept, members share

  only with --durable
  --ack-wait-seconds N  without an ack the event comes again after so long (${ACK_WAIT_SECONDS})
  --in-flight N         so many events may wait for their ack at once (${IN_FLIGHT_MAX})
  --hold-seconds N      wait so long before each ack (0)
  --die-before-ack      kill -9 itself after the first event, before its ack
  --service             handle events with the consumer of the services: retries and dead letters
  --fail-on TEXT        with --service: fail on events that have this text in their data

  --count N             end after so many events (at most ${COUNT_MAX})
  --timeout-seconds N   end after so long
  --json                one JSON line for each

examples
  lab listen
  lab listen order:created order:cancelled --json | jq .event.data
  lab listen ticket:created --durable kitchen
  lab listen ticket:created --durable kitchen --service --fail-on Boom
  lab listen payment:created --count 1 --timeout-seconds 60 || echo "no payment in a minute"`;

const replay = `lab replay [TYPE …] --from WHERE

  --from WHERE          a sequence (17), a time (2026-01-31T12:00:00Z) or an age (30s, 15m, 2h, 7d).
                        JetStream counts the events of the stream, NATS Streaming those of each type.
  --count N             end after so many events (at most ${COUNT_MAX})
  --timeout-seconds N   end after so long
  --json                one JSON line for each

  It ends at the last event that there was when it began. It leaves no trace: groups keep their places.

examples
  lab replay --from 1
  lab replay order:created --from 15m
  lab replay order:created order:cancelled --from 2026-01-31T12:00:00Z --json > orders.jsonl`;

const lag = `lab lag [TYPE …]

  --durable NAME        of that group alone; fails where there is none of that name
  --wait                until no group is behind any more
  --timeout-seconds N   for all of it (${ANSWER_TIMEOUT_SECONDS})
  --json                one JSON line for each

  waiting: not delivered yet; unacked: delivered and not acknowledged yet. On NATS Streaming the numbers come
  from the server's monitoring port (started with -m 8222; see NATS_MONITOR_URL).

examples
  lab lag
  lab lag order:created --durable tickets-service --wait
  lab lag --json | jq -s 'map(.waiting + .unacked) | add'`;

const schema = `lab schema [TYPE]

  --json                the list of types as JSON

examples
  lab schema
  lab schema order:created
  lab schema order:created | jq .required

types
  ${EVENT_TYPES.join('\n  ')}`;

const topics: Record<CommandName, string> = { publish, listen, replay, lag, schema };

/** The help text of one command, or of the laboratory. */
export function helpText(topic?: CommandName): string {
  return topic === undefined ? general : topics[topic];
}

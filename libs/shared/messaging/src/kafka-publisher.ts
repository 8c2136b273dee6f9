import { CompressionTypes, Partitioners, type ISocketFactory, type Kafka, type Producer, type TopicMessages } from 'kafkajs';
import type { EventBus, OutgoingRecord, PublishOptions } from './event-bus';
import { gatedSockets } from './gated-sockets';
import { callRetry } from './kafka-client';
import { brokerErrorType } from './kafka-cluster';
import { plainBytes, refuseTooLarge } from './record-size';
import { RecordTooLargeError } from './record-too-large';

export interface PublisherParts {
  /** A client over such connections. */
  readonly client: (socketFactory: ISocketFactory) => Kafka;
  /** The name of a topic on the broker. */
  readonly nameOf: (topic: string) => string;
}

const chunkBytes = 900_000; // of one topic in one request: below the smallest `max.message.bytes` of ours, whatever it compresses to
const compressFromBytes = 4_096;
const maxTogether = 2_000; // records of waiting calls that travel in one go

interface Waiting {
  readonly records: readonly OutgoingRecord[];
  /** Rejects when a record is too large. */
  readonly checked: Promise<void>;
  readonly unless: NonNullable<PublishOptions['unless']>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Round {
  bytes: number;
  readonly byTopic: Map<string, { bytes: number; readonly records: OutgoingRecord[] }>;
}

/** Splits records into requests: each topic's records in order, and no more of one topic in a request than its broker takes as one batch. */
export const inRounds = (records: readonly OutgoingRecord[]): readonly Round[] => {
  const rounds: Round[] = [];
  const nextRound = new Map<string, number>();
  for (const record of records) {
    const topic = record.topic.name;
    const bytes = plainBytes(record);
    let at = nextRound.get(topic) ?? 0;
    const current = rounds[at]?.byTopic.get(topic);
    if (current && current.bytes + bytes > chunkBytes) at += 1;
    const round = (rounds[at] ??= { bytes: 0, byTopic: new Map() });
    const chunk = round.byTopic.get(topic) ?? { bytes: 0, records: [] };
    chunk.records.push(record);
    chunk.bytes += bytes;
    round.bytes += bytes;
    round.byTopic.set(topic, chunk);
    nextRound.set(topic, at);
  }
  return rounds;
};

/** Rejects a call whose records must not leave any more. */
const isWanted = ({ unless, reject }: Waiting): boolean => {
  const reason = unless();
  if (reason !== undefined) reject(new Error(reason));
  return reason === undefined;
};

const largest = (records: readonly OutgoingRecord[]): OutgoingRecord => records.reduce((a, b) => (plainBytes(a) >= plainBytes(b) ? a : b));

/**
 * Publishes in the order of the calls. One request is on its way at a time; calls that come meanwhile travel together in the next,
 * so that order costs no throughput.
 *
 * Not with kafkajs's idempotent producer: after a request without an answer its sequence numbers no longer agree with the
 * broker's, which then takes a new record for one that it has. Readers ignore what they have already, so twice is safe; lost is not.
 */
export const createKafkaPublisher = ({ client, nameOf }: PublisherParts) => {
  let connected: Promise<Producer> | undefined;
  let waiting: Waiting[] = [];
  let pumping: Promise<void> | undefined;
  let stopped = false;
  let sending: readonly Waiting[] = [];
  const kafka = client(gatedSockets(() => sending.map(({ unless }) => unless()).find((reason) => reason !== undefined)));

  const open = async (): Promise<Producer> => {
    const producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      retry: callRetry,
    });
    await producer.connect();
    return producer;
  };
  const producer = (): Promise<Producer> => (connected ??= open());
  const discard = async (): Promise<void> => {
    const old = connected;
    connected = undefined;
    await old?.then((it) => it.disconnect()).catch(() => undefined);
  };

  const messagesOf = (round: Round): TopicMessages[] =>
    [...round.byTopic].map(([topic, { records }]) => ({
      topic: nameOf(topic),
      messages: records.map(({ key, value, headers, partition }) => ({ key, value, headers: { ...headers }, ...(partition === undefined ? {} : { partition }) })),
    }));

  const send = async (records: readonly OutgoingRecord[]): Promise<void> => {
    try {
      for (const round of inRounds(records)) {
        const compression = round.bytes > compressFromBytes ? CompressionTypes.GZIP : CompressionTypes.None;
        await (await producer()).sendBatch({ topicMessages: messagesOf(round), acks: -1, compression });
      }
    } catch (error) {
      void discard(); // its connections may be half-way through an answer: the next call begins with new ones
      throw error;
    }
  };

  const takeTogether = (): readonly Waiting[] => {
    let count = 0;
    let taken = 0;
    while (taken < waiting.length && (taken === 0 || count + (waiting[taken]?.records.length ?? 0) <= maxTogether)) {
      count += waiting[taken]?.records.length ?? 0;
      taken += 1;
    }
    const together = waiting.slice(0, taken);
    waiting = waiting.slice(taken);
    return together;
  };

  const pass = async (together: readonly Waiting[]): Promise<void> => {
    const calls = together.filter(isWanted);
    if (calls.length === 0) return;
    sending = calls;
    try {
      await send(calls.flatMap(({ records }) => records));
      for (const { resolve } of calls) resolve();
    } catch (error) {
      const tooLarge = brokerErrorType(error) === 'MESSAGE_TOO_LARGE'; // the topic takes less than it was made for
      const wanted = calls.filter(isWanted);
      if ((tooLarge || wanted.length < calls.length) && calls.length > 1) return await passEach(wanted);
      for (const { records, reject } of wanted) reject(tooLarge ? new RecordTooLargeError(largest(records)) : error);
    } finally {
      sending = [];
    }
  };
  const passEach = async (calls: readonly Waiting[]): Promise<void> => {
    for (const call of calls) await pass([call]);
  };

  const pump = async (): Promise<void> => {
    while (waiting.length > 0) {
      const fitting: Waiting[] = [];
      for (const call of takeTogether()) {
        await call.checked.then(() => fitting.push(call), call.reject);
      }
      if (fitting.length > 0) await pass(fitting);
    }
    pumping = undefined;
  };

  const publish: EventBus['publish'] = async (records, { unless = () => undefined } = {}) => {
    if (records.length === 0) return;
    if (stopped) throw new Error('the event hub is stopped');
    await new Promise<void>((resolve, reject) => {
      const checked = refuseTooLarge(records);
      checked.catch(() => undefined); // told to the caller when its turn comes
      waiting.push({ records, checked, unless, resolve, reject });
      pumping ??= pump();
    });
  };

  return {
    publish,
    start: async (): Promise<void> => {
      stopped = false;
      await producer().catch(async (error: unknown) => {
        await discard();
        throw error;
      });
    },
    stop: async (): Promise<void> => {
      stopped = true;
      await pumping;
      await discard();
    },
  };
};

import { createKafkaBus } from '@quintet/messaging';
import { createDatabase } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createRelay } from '../src/index';

/**
 * A process with nothing but a relay, for tests that kill it or make it stand still. It says `active` or `waiting` whenever that
 * changes, and marks what it publishes with its number.
 */
const [url = '', broker = '', topicPrefix = ''] = process.argv.slice(2);
const logger = silentLogger();
const watchMs = 10;

const main = async (): Promise<void> => {
  const bus = createKafkaBus({ brokers: [broker], clientId: 'relay', topicPrefix, logger });
  await bus.start();
  const marked: typeof bus.publish = (records, options) => bus.publish(records.map((record) => ({ ...record, headers: { ...record.headers, relay: String(process.pid) } })), options);
  const relay = createRelay({ database: createDatabase({ url, logger }), bus: { publish: marked }, logger });
  await relay.start();
  let said: string | undefined;
  setInterval(() => {
    const now = relay.status().relaying ? 'active' : 'waiting';
    if (now !== said) process.stdout.write(`${now}\n`);
    said = now;
  }, watchMs);
};

void main();

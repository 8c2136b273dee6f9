// Runs a broker until it is killed, or its starter is gone: `node run-broker.mjs <data folder> <port>`.
import { startKafka } from '../../../tools/kafka/start-kafka.mjs';

const [dataDir, port] = process.argv.slice(2);
const { stop } = await startKafka({ dataDir, port: Number(port) });
process.stdin.on('end', () => void stop());
process.stdin.resume();
console.log('ready');

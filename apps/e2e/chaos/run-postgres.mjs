// Runs a database server until it is killed, or its starter is gone: `node run-postgres.mjs <data folder> <port> <password>`.
import { startPostgres } from '../../../tools/postgres/start-postgres.mjs';

const [dataDir, port, password] = process.argv.slice(2);
const { stop } = await startPostgres({ dataDir, port: Number(port), password, durable: true });
process.stdin.on('end', () => void stop());
process.stdin.resume();
console.log('ready');

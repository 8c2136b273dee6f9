// A process of its own for the embedded PostgreSQL, so that Ctrl-C in the terminal reaches the services first and the
// database last. Ends when its parent says so, or is gone.
import { startPostgres } from '../postgres/start-postgres.mjs';

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined); // the parent decides
process.once('message', async (options) => {
  try {
    const postgres = await startPostgres(options);
    process.once('message', async () => {
      await postgres.stop();
      process.exit(0);
    });
    process.once('disconnect', async () => {
      await postgres.stop();
      process.exit(0);
    });
    process.send({ url: postgres.url });
  } catch (error) {
    process.send({ failure: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
});

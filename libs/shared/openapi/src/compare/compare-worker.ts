import { parentPort } from 'node:worker_threads';
import type { OpenApiDocument } from '../definition';
import { compareDefinitions } from './compare-definitions';
import type { ComparisonAnswer, ComparisonQuestion } from './comparison-thread';

/** Definitions that take longer are made to: what was found by then is told, and that there may be more. */
const maxMs = 5_000;

/** Entry of the thread that compares, so that nobody waits for it on the event loop. Bundles carry it as text: see tools/build. */
parentPort?.on('message', ({ id, before, after }: ComparisonQuestion) => {
  const answer: ComparisonAnswer = { id, changes: compareDefinitions(JSON.parse(before) as OpenApiDocument, JSON.parse(after) as OpenApiDocument, { maxMs }) };
  parentPort?.postMessage(answer);
});

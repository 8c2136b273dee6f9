import { createComparisonThread, type ComparisonThread } from '@quintet/openapi';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { changeRoutes } from './change-routes';
import { createCompareWithRevision } from './compare-with-revision';
import { comparisonWorker } from './comparison-worker';

/** What a new definition changes for those who call the API. */
export const definitionChangesFeature = (parts: PublisherParts): Feature => {
  let thread: ComparisonThread | undefined;
  const compare: ComparisonThread['compare'] = (before, after) => (thread ??= createComparisonThread({ code: comparisonWorker() })).compare(before, after);
  const stopped = { name: 'comparison of definitions', start: async () => undefined, stop: async () => thread?.stop() };
  return { routers: [{ base: PUBLISHER_API, router: changeRoutes(parts.guard, createCompareWithRevision(parts, { compare })) }], components: [stopped] };
};

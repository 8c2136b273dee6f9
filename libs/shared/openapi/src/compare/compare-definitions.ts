import type { OpenApiDocument } from '../definition';
import { createChangeList, type ComparisonLimits, type Report } from './change-list';
import { readComparable, type ComparableOperation } from './comparable-definition';
import { compareOperations } from './compare-operations';
import { createCompareSchemas } from './compare-schemas';
import { compareSecurity, compareServers } from './compare-security';
import type { DefinitionChange } from './definition-change';
import { createSameMeaning } from './same-meaning';

/**
 * What changed between two definitions for those who call the API, breaking or harmless, operation by operation.
 *
 * A request may be widened and an answer narrowed without harm; the other way round breaks. Definitions of 2.0, 3.0 and
 * 3.1 are compared with one another. Operations belong together by verb and path template, whatever its parameters are
 * called; security schemes by what they are, whatever they are called. References within a document are followed, `allOf`
 * is merged, branches of `oneOf` and `anyOf` are compared one by one where it is plain which belong together. What cannot
 * be judged (`*.cannot-be-judged`: `not`, patterns, references to other documents, callbacks) is a change of its own and
 * counts as breaking. Titles, descriptions, examples and extensions make no change.
 *
 * @returns at most `maxChanges` changes, and one that says how many more there are; empty when callers notice nothing
 * @throws never; documents need not be valid, what has not its shape counts as absent
 */
export const compareDefinitions = (before: OpenApiDocument, after: OpenApiDocument, limits: ComparisonLimits = {}): readonly DefinitionChange[] => {
  const changes = createChangeList(limits);
  const [was, is] = [readComparable(before), readComparable(after)];
  const compareSchemas = createCompareSchemas(was.graph, is.graph, changes);
  const sameMeaning = createSameMeaning(was.graph, is.graph, changes.step);
  compareServers(was.servers, is.servers, after['swagger'] === undefined ? '/servers' : '/basePath', changes.about());
  if (!sameMeaning(was.webhooks, is.webhooks)) changes.about()('operation.cannot-be-judged', 'The webhooks changed: whether those who serve them are affected cannot be judged.', { at: '/webhooks' });

  const compareBoth = (old: ComparableOperation, now: ComparableOperation, report: Report): void => {
    compareOperations(old, now, compareSchemas, report);
    compareSecurity(old.security, now.security, now.at, report);
    if (old.servers ?? now.servers) compareServers(old.servers ?? was.servers, now.servers ?? is.servers, `${now.at}/servers`, report);
    if (!sameMeaning(old.callbacks, now.callbacks)) report('operation.cannot-be-judged', 'The callbacks changed: whether those who serve them are affected cannot be judged.', { at: `${now.at}/callbacks` });
  };
  for (const [key, old] of was.operations) {
    const now = is.operations.get(key);
    if (now) compareBoth(old, now, changes.about(now));
    else changes.about(old)('operation.removed', 'The operation was removed.', { at: old.at });
  }
  for (const [key, now] of is.operations) if (!was.operations.has(key)) changes.about(now)('operation.added', 'The operation was added.', { at: now.at });
  return changes.all();
};

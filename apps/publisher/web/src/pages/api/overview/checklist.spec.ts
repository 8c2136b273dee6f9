import { checklistOf, hasEndpoint, nextStepOf } from './checklist';

const done = { lifeCycleStatus: 'PUBLISHED', policies: ['Gold'], operations: [{}], endpointConfig: { production_endpoints: { url: 'http://b' } } };

test('a new API has all but its operations to do, the endpoint first', () => {
  const steps = checklistOf({ lifeCycleStatus: 'CREATED', operations: [{}], policies: [] }, 0);

  expect(steps.filter((step) => step.done).map(({ name }) => name)).toEqual(['operations']);
  expect(nextStepOf(steps)).toMatchObject({ name: 'endpoint', tab: 'endpoints' });
});

test('a published one that is deployed has nothing left', () => {
  expect(nextStepOf(checklistOf(done, 1))).toBeUndefined();
  expect(nextStepOf(checklistOf(done, 0))?.name).toBe('deployment');
  expect(nextStepOf(checklistOf({ ...done, lifeCycleStatus: 'PROTOTYPED' }, 1))?.name).toBe('publish');
});

test.each([
  [undefined, false],
  [null, false],
  [{ endpoint_type: 'http' }, false],
  [{ production_endpoints: { url: '' } }, false],
  [{ production_endpoints: [{}, { url: 'http://b' }] }, true],
  [{ sandbox_endpoints: { url: 'http://b' } }, true],
])('%j has an endpoint: %s', (endpointConfig, expected) => {
  expect(hasEndpoint({ endpointConfig })).toBe(expected);
});

import { lifecycleState } from '@quintet/contracts';
import { actionsOf, deprecateOldVersions, parseChecklist, targetOf } from './lifecycle-rules';

const actions = ['Publish', 'Deploy as a Prototype', 'Demote to Created', 'Block', 'Deprecate', 'Re-Publish', 'Retire'];
const allowed = new Map([
  ['CREATED Publish', 'PUBLISHED'],
  ['CREATED Deploy as a Prototype', 'PROTOTYPED'],
  ['PROTOTYPED Publish', 'PUBLISHED'],
  ['PROTOTYPED Demote to Created', 'CREATED'],
  ['PUBLISHED Deploy as a Prototype', 'PROTOTYPED'],
  ['PUBLISHED Block', 'BLOCKED'],
  ['PUBLISHED Demote to Created', 'CREATED'],
  ['PUBLISHED Deprecate', 'DEPRECATED'],
  ['BLOCKED Re-Publish', 'PUBLISHED'],
  ['BLOCKED Deprecate', 'DEPRECATED'],
  ['DEPRECATED Retire', 'RETIRED'],
]);
const every = lifecycleState.options.flatMap((state) => actions.map((action) => [state, action] as const));

test.each(every)('%s, %s', (state, action) => {
  const to = allowed.get(`${state} ${action}`);
  expect(targetOf(state, action)).toBe(to);
  expect(actionsOf(state).some((one) => one.action === action)).toBe(to !== undefined);
});

test('what every object has is no action', () => expect(targetOf('CREATED', 'constructor')).toBeUndefined());

test.each([
  ['', []],
  [`${deprecateOldVersions}:true`, [deprecateOldVersions]],
  [`${deprecateOldVersions}:true, Requires re-subscription when publishing the API:false`, [deprecateOldVersions]],
  ['Something:true', undefined],
  [deprecateOldVersions, undefined],
])('the checklist "%s"', (text, ticked) => expect(parseChecklist(text)).toEqual(ticked));

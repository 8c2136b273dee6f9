import type { ConditionGroup } from '@quintet/contracts';
import { identifyGroups } from './condition-group-schema';

const limit = { kind: 'request-count', requests: 1, unitTime: 1, timeUnit: 'min' } as const;
const group = (value: string) => ({ enabled: true, conditions: [{ type: 'header' as const, name: 'x-plan', value, invert: false }], limit });
const before: ConditionGroup[] = [
  { ...group('gold'), id: 'g1', description: '' },
  { ...group('silver'), id: 'g2', description: '' },
];
const idsOf = (given: Parameters<typeof identifyGroups>[0]): string[] => identifyGroups(given, before).map(({ id }) => id);

test('a group that names its id has it, also when another one that names none says what it said', () => {
  const [first, second] = idsOf([group('gold'), { ...group('bronze'), groupId: 'g1' }]);

  expect(second).toBe('g1');
  expect(['g1', 'g2']).not.toContain(first);
});

test('a group that says what one said before goes on as that one, wherever it stands', () => {
  expect(idsOf([group('silver'), { ...group('gold'), groupId: 'of another installation' }])).toEqual(['g2', 'g1']);
});

test('no two groups have one id', () => {
  const ids = idsOf([{ ...group('gold'), groupId: 'g1' }, { ...group('gold'), groupId: 'g1' }, group('silver'), group('silver')]);

  expect(new Set(ids).size).toBe(4);
});

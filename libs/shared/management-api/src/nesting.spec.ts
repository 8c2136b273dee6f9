import { requireShallow } from './nesting';

const nested = (levels: number, open: string, close: string): unknown => JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`);

test.each([
  ['a text', 'text'],
  ['null', null],
  ['nothing', undefined],
  ['a list of many', Array.from({ length: 50_000 }, () => ({ a: [1] }))],
  ['200 levels', nested(200, '[', ']')],
])('%s is taken', (_name, value) => {
  expect(() => requireShallow(value)).not.toThrow();
});

test.each([
  ['objects', nested(202, '{"a":', '}')],
  ['lists', nested(202, '[', ']')],
  ['more levels than a stack has frames', nested(300_000, '[', ']')],
])('%s in each other are refused', (_name, value) => {
  expect(() => requireShallow(value)).toThrow('deeper than 200 levels');
});

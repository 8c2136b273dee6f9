import { z } from 'zod';
import { breakingChanges, refusals, type Schema } from './refusals';

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input' }) as Schema;
const between = (old: z.ZodType, next: z.ZodType): readonly string[] => breakingChanges(schemaOf(old), schemaOf(next));
const plain = z.object({ id: z.string(), state: z.enum(['a', 'b']), note: z.string().optional() });

test.each([
  ['nothing changed', plain, plain],
  ['a new field may be absent', plain, plain.extend({ added: z.int().optional() })],
  ['a new field has a default', plain, plain.extend({ added: z.int().default(1) })],
  ['a description', plain, plain.describe('told')],
  [
    'a new field that may be absent, within a list',
    z.object({ of: z.array(plain) }),
    z.object({ of: z.array(plain.extend({ added: z.boolean().optional() })) }),
  ],
])('compatible: %s', (_what, old, next) => {
  expect(between(old, next)).toEqual([]);
});

const union = (...kinds: string[]) =>
  z.discriminatedUnion(
    'kind',
    kinds.map((kind) => z.object({ kind: z.literal(kind), value: z.string() })) as unknown as [z.ZodObject, z.ZodObject],
  );

test.each<[string, z.ZodType, z.ZodType, RegExp]>([
  ['a field was removed', plain, plain.omit({ id: true }), /removed: \.id/],
  ['a field that could be absent was removed', plain, plain.omit({ note: true }), /removed: \.note/],
  ['a field was renamed', plain, plain.omit({ id: true }).extend({ key: z.string() }), /old records are refused: \.key is needed/],
  ['a new field is needed', plain, plain.extend({ added: z.string() }), /old records are refused: \.added is needed, and not there/],
  ['a field became needed', plain, plain.extend({ note: z.string() }), /old records are refused: \.note is needed, and may be absent/],
  ['a field may be absent now', plain, plain.partial({ id: true }), /old readers refuse: \.id is needed/],
  ['another type', plain, plain.extend({ id: z.int() }), /old records are refused: \.id: string is not taken/],
  ['a wider type', z.object({ n: z.int() }), z.object({ n: z.number() }), /old readers refuse: \.n: number is not taken/],
  ['null became possible', plain, plain.extend({ id: z.string().nullable() }), /old readers refuse: \.id: null is not taken/],
  ['null became impossible', plain.extend({ id: z.string().nullable() }), plain, /old records are refused: \.id: null is not taken/],
  ['a value was removed', plain, plain.extend({ state: z.enum(['a']) }), /old records are refused: \.state: "b" is not taken/],
  ['a value was added', plain, plain.extend({ state: z.enum(['a', 'b', 'c']) }), /old readers refuse: \.state: "c" is not taken/],
  ['a tighter bound', z.object({ s: z.string() }), z.object({ s: z.string().max(9) }), /old records are refused: \.s: maxLength/],
  ['a looser bound', z.object({ s: z.string().max(9) }), z.object({ s: z.string() }), /old readers refuse: \.s: maxLength/],
  ['a pattern', z.object({ s: z.string() }), z.object({ s: z.string().regex(/^a/) }), /old records are refused: \.s: pattern/],
  [
    'a longer list',
    z.object({ l: z.array(z.string()).max(5) }),
    z.object({ l: z.array(z.string()).max(6) }),
    /old readers refuse: \.l: maxItems/,
  ],
  [
    'within a list',
    z.object({ l: z.array(plain) }),
    z.object({ l: z.array(plain.extend({ id: z.boolean() })) }),
    /\.l\[\]\.id: string is not taken/,
  ],
  ['an alternative was added', union('x', 'y'), union('x', 'y', 'z'), /old readers refuse: : the alternative "z" is not taken/],
  ['an alternative was removed', union('x', 'y', 'z'), union('x', 'y'), /old records are refused: : the alternative "z" is not taken/],
  [
    'values of a map',
    z.record(z.string(), z.string()),
    z.record(z.string(), z.int()),
    /old records are refused: \.\*: string is not taken/,
  ],
  ['unknown fields are refused', plain, z.strictObject({ id: z.string(), state: z.enum(['a', 'b']) }), /\.note is not allowed/],
])('breaking: %s', (_what, old, next, told) => {
  expect(between(old, next).join('\n')).toMatch(told);
});

test('what it does not know it refuses to compare', () => {
  expect(() => refusals({ type: 'string', contentEncoding: 'base64' }, { type: 'string' })).toThrow('contentEncoding');
});

import { passwordChecks } from './password-checks';

const rules = { minLength: 8, maxLength: 64 };
const who = { username: 'ann', email: 'ann.smith@example.com' };

test.each([
  ['', { length: false, names: false, repetition: false }],
  ['a quiet river', { length: true, names: true, repetition: true }],
  ['short', { length: false, names: true, repetition: true }],
  ['Joann is here', { length: true, names: false, repetition: true }],
  ['abababababab', { length: true, names: true, repetition: false }],
  ['🍕🍕🍕🍕🍕🍕🍕🍕', { length: true, names: true, repetition: false }],
  ['x'.repeat(65), { length: false, names: true, repetition: false }],
])('"%s"', (password, expected) => expect(passwordChecks(password, who, rules)).toEqual(expected));

test('a name of two letters is in many words: it is not looked for', () => {
  expect(passwordChecks('quiet boats', { username: 'bo', email: 'q@x.example' }, rules).names).toBe(true);
});

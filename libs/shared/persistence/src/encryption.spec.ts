import { createSecretBox } from './encryption';

const box = createSecretBox('a key of at least thirty-two characters');

test('what was sealed is opened again, and does not show in between', () => {
  const sealed = box.seal('hunter2', 'client-secret');

  expect(sealed).not.toContain('hunter2');
  expect(box.open(sealed, 'client-secret')).toBe('hunter2');
});

test('the same secret is sealed differently each time', () => {
  expect(box.seal('x', 'p')).not.toBe(box.seal('x', 'p'));
});

test('a value that was changed, moved to another purpose or sealed with another key is refused', () => {
  const sealed = box.seal('hunter2', 'client-secret');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes[bytes.length - 1]! ^= 1;

  expect(() => box.open(`v1.${bytes.toString('base64url')}`, 'client-secret')).toThrow();
  expect(() => box.open(sealed, 'signing-key')).toThrow();
  expect(() => createSecretBox('another key of at least thirty-two characters').open(sealed, 'client-secret')).toThrow();
});

test('a short key is refused', () => {
  expect(() => createSecretBox('short')).toThrow('at least 32 characters');
});

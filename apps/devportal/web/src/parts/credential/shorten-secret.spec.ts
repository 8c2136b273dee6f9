import { shortenSecret } from './shorten-secret';

test('a secret is left out of what is shown, wherever it stands; other texts stay', () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz';
  expect(shortenSecret(`-H 'Authorization: Bearer ${secret}' # ${secret}`, secret)).toBe("-H 'Authorization: Bearer abcdefghijkl…wxyz' # abcdefghijkl…wxyz");
  expect(shortenSecret('text', undefined)).toBe('text');
  expect(shortenSecret('a short one', 'short')).toBe('a short one');
});

import { hashPassword, verifyPassword } from './password-hash';

test('a password is known again, another one is not', async () => {
  const hash = await hashPassword('correct horse');

  expect(await verifyPassword('correct horse', hash)).toBe(true);
  expect(await verifyPassword('correct horsf', hash)).toBe(false);
});

test('the same password has another hash each time, at the cost that OWASP asks for', async () => {
  const [one, two] = [await hashPassword('x'), await hashPassword('x')];

  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a stored text that is no hash is an error, not a wrong password', async () => {
  await expect(verifyPassword('quintet', 'plain text')).rejects.toThrow('not readable');
});

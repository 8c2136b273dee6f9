import { passwordFaults } from './password-rules';

const of = (password: string) => passwordFaults(password, { username: 'annette', email: 'annie.ok@mail.example' });

test.each(['correct horse', 'xK9#mP2$', 'пароль длинный', '🙂🙃🙂🙁😀😁😂😃', `${'ab1 '.repeat(5)}and the rest`, 'x'.repeat(3) + 'yz'.repeat(2) + '12345', `${'long one '.repeat(6)}end`])('%s may be had', (password) => expect(of(password)).toEqual([]));

test.each<[string, string]>([
  ['7 chars', 'at least 8'],
  ['🙂🙃🙂🙁😀😁😂', 'at least 8'],
  [`${'long one '.repeat(7)}!!`, 'at most 64'],
  ['PassWord1', 'guessed first'],
  ['qwertyuiop', 'guessed first'],
  ['aaaaaaaaaaaa', 'again and again'],
  ['xyxyxyxyxy', 'again and again'],
  ['my ANNETTE!', 'user name'],
  ['it is annie.ok', 'user name'],
])('%s is refused: %s', (password, reason) => expect(of(password).join()).toContain(reason));

test('of a very short name nothing is looked for', () => expect(passwordFaults('a good one', { username: 'a' })).toEqual([]));

test('a long text of whatever kind is judged at once', () => {
  const before = performance.now();
  for (const text of ['a'.repeat(64), 'ab'.repeat(32), `${'abc'.repeat(20)}d`, `${'aaab'.repeat(15)}c`]) of(text);
  expect(performance.now() - before).toBeLessThan(200);
});

import { cookieLine, cookiesOf, endedCookie } from './cookies';

test('of two cookies with one name the first counts, which is that of the longer path', () => {
  const cookies = cookiesOf({ headers: { cookie: 'a=1; quintet_publisher=right ;quintet_publisher=wrong; =x; novalue; b=c=d' } });

  expect([...cookies]).toEqual([
    ['a', '1'],
    ['quintet_publisher', 'right'],
    ['b', 'c=d'],
  ]);
});

test('over https a cookie goes nowhere else', () => {
  expect(cookieLine('s', 'v', { path: '/publisher', secure: true })).toBe('s=v; Path=/publisher; HttpOnly; SameSite=Lax; Secure');
  expect(endedCookie('s', { path: '/publisher', secure: true })).toBe('s=; Path=/publisher; HttpOnly; SameSite=Lax; Secure; Max-Age=0');
});

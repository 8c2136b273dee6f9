import { returnPath } from './return-path';

test.each([
  ['/publisher', '/publisher'],
  ['/publisher/apis?query=a%26b#tab', '/publisher/apis?query=a%26b#tab'],
  ['/apis/1', '/publisher/apis/1'],
  ['/', '/publisher/'],
  ['/publisher-of-others', '/publisher/publisher-of-others'],
])('%s leads to %s', (given, end) => expect(returnPath('/publisher', given)).toBe(end));

test.each([undefined, ['/a', '/b'], '', 'apis', '//evil.example', '/\\evil.example', 'https://evil.example/publisher', '/a\r\nb', '/../devportal', '/%2e%2e/devportal', '/login', '/publisher/login/callback?code=1', '/services/logout', `/${'a'.repeat(2_001)}`])(
  '%s leads to the start page',
  (given) => expect(returnPath('/publisher', given)).toBe('/publisher/'),
);

import { tryOutAddress } from './try-out-address';

const gateways = ['https://gw.example:8243/pizza/1.0.0', 'http://gw.example:8280/pizza/1.0.0'];

test('a call to the API goes through the portal, with its path and its query', () => {
  expect(tryOutAddress('https://gw.example:8243/pizza/1.0.0/menu?size=a%20b', 'Default', gateways)).toBe('/devportal/services/try-out/Default/pizza/1.0.0/menu?size=a%20b');
  expect(tryOutAddress('http://gw.example:8280/pizza/1.0.0', 'North & East', gateways)).toBe('/devportal/services/try-out/North%20%26%20East/pizza/1.0.0');
});

test.each([
  'https://evil.example/pizza/1.0.0/menu',
  'https://gw.example:8243/pizza/1.0.00/menu',
  'https://gw.example:8243/other/1.0.0',
  'https://gw.example:8243/pizza/1.0.0/../../admin',
  'https://gw.example/pizza/1.0.0/menu',
  '/devportal/services/session',
  'javascript:alert(1)',
])('%s is not called', (url) => expect(tryOutAddress(url, 'Default', gateways)).toBeUndefined());

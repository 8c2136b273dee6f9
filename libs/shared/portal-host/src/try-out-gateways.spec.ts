import { tryOutGateways } from './try-out-gateways';

test('each environment has an address', () => {
  expect([...tryOutGateways.parse(' Default = http://gateway:8280 , Asia=https://asia.example/')]).toEqual([
    ['Default', 'http://gateway:8280'],
    ['Asia', 'https://asia.example'],
  ]);
});

test.each(['http://gateway:8280', 'Default=', 'Default=gateway:8280', 'Default=http://gateway/base', 'Default=ftp://x'])('%s is refused', (text) => expect(tryOutGateways.safeParse(text).success).toBe(false));

import { subscriptionQuotaKeys } from './quota-keys';

const keys = (context: string, version: string): string[] => subscriptionQuotaKeys({ applicationId: 'p1', policy: 'Gold' }, { context, version });

test('a subscription is known by its application, the API without its version, the version and the plan', () => {
  expect(keys('/pizza/1.0.0', '1.0.0')[0]).toBe('p1:/pizza:1.0.0:Gold');
  expect(keys('/t/acme.com/1.0.0/pizza', '1.0.0')[0]).toBe('p1:/t/acme.com/pizza:1.0.0:Gold');
});

test('where the version stands twice, each of them may be the one', () => {
  expect(keys('/v1/shop/v1', 'v1')).toEqual(expect.arrayContaining(['p1:/shop/v1:v1:Gold', 'p1:/v1/shop:v1:Gold']));
});

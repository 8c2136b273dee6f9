import { apiDeployed, denyPolicyChanged, keyManagerChanged, quotaDemanded, subscriptionChanged, tokenRevoked, type EventDefinition } from './index';

/** The exact bytes that version 1 producers send. Never edit one: a change that breaks it needs a new version of the event. */
const samples: readonly { readonly of: EventDefinition; readonly bytes: string; readonly key: string }[] = [
  {
    of: subscriptionChanged,
    key: 's1',
    bytes:
      '{"id":"s1","organization":"carbon.super","apiId":"a1","applicationId":"p1","policy":"Gold","state":"UNBLOCKED","subscriber":"ann","createdMs":1700000000000}',
  },
  {
    of: tokenRevoked,
    key: 'token:j1',
    bytes: '{"kind":"token","value":"j1","organization":"carbon.super","revokedMs":1700000000000,"expiresMs":1700003600000}',
  },
  {
    of: denyPolicyChanged,
    key: 'd1',
    bytes: '{"type":"IPRANGE","id":"d1","organization":"carbon.super","enabled":true,"startingIp":"10.0.0.1","endingIp":"10.0.0.9","invert":false}',
  },
  {
    of: quotaDemanded,
    key: 'g1',
    bytes:
      '{"gatewayId":"g1","demandId":"m1","partition":2,"demands":[{"quota":{"organization":"carbon.super","level":"subscription","policy":"Gold","key":"p1:/pizza:1.0.0:Gold"},"wanted":1,"atMost":5}],"sentMs":1700000000000}',
  },
  {
    of: apiDeployed,
    key: 'a1@Default',
    bytes:
      '{"apiId":"a1","organization":"carbon.super","environment":"Default","vhost":"localhost","revisionId":"r1","revision":1,"deployedMs":1700000000000,"name":"Pizza","version":"1.0.0","context":"/pizza/1.0.0","provider":"admin","isDefaultVersion":false,"defaultContext":"/pizza","transport":["http","https"],"securityScheme":["oauth2"],"authorizationHeader":"Authorization","audiences":[],"keyManagers":["all"],"apiThrottlingPolicy":null,"subscriptionless":false,"maxTps":{"production":null,"sandbox":null},"cors":null,"endpoints":{"production":{"strategy":"single","endpoints":[{"url":"http://backend:8080/base"}]},"sandbox":null},"operations":[{"verb":"GET","target":"/menu","authType":"Application & Application User","throttlingPolicy":"Unlimited","scopes":[]}]}',
  },
];

test.each(samples.map((sample) => [sample.of.type, sample] as const))('%s of version 1 is still read', (_type, { of, bytes, key }) => {
  const data = of.data.parse(JSON.parse(bytes));

  expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(bytes));
  expect(of.keyOf(data)).toBe(key);
});

test('a private key never travels', () => {
  const keyManager = {
    name: 'Resident Key Manager',
    organization: 'carbon.super',
    type: 'resident',
    enabled: true,
    issuer: 'https://localhost:9443/oauth2/token',
    jwks: { keys: [{ kty: 'RSA', kid: 'k', alg: 'RS256', n: 'n', e: 'AQAB', d: 'private' }] },
    consumerKeyClaim: 'azp',
    scopesClaim: 'scope',
    tokenEndpoint: 'x',
    revokeEndpoint: 'x',
    authorizeEndpoint: 'x',
    userInfoEndpoint: 'x',
  };

  expect(keyManagerChanged.data.safeParse(keyManager).success).toBe(false);
});

import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { DEFAULT_ORGANIZATION, keyManagerChanged, quotaDemanded, quotaGranted, RESIDENT_KEY_MANAGER } from '@quintet/contracts';
import { createMemoryBus, outgoing } from '@quintet/messaging';
import { createMetrics, createSelfSignedCertificate, silentLogger, systemClock } from '@quintet/service-kit';
import { windowOf } from '@quintet/throttling';
import { createGateway, readGatewayConfig } from '../src/gateway';
import { artifactOf, deploy, operation, putApiPolicy, putApplicationPolicy, putPlan, subscribe } from '../test/fixture';

/** One gateway with everything on: JWT, subscription, a limit at every level, request events. Prints its address and a token. */
const backendUrl = process.argv[2] ?? '';
const limit = 1_000_000_000;
const bus = createMemoryBus({ logger: silentLogger() });
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = 'https://bench.example/oauth2/token';
const keyManager = {
  name: RESIDENT_KEY_MANAGER,
  organization: DEFAULT_ORGANIZATION,
  type: 'resident' as const,
  enabled: true,
  issuer,
  jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid: 'bench', alg: 'RS256' }] },
  consumerKeyClaim: 'azp',
  scopesClaim: 'scope',
  tokenEndpoint: issuer,
  revokeEndpoint: issuer,
  authorizeEndpoint: issuer,
  userInfoEndpoint: issuer,
};
await bus.publish([outgoing(keyManagerChanged, keyManager, { source: '/bench', timeMs: 1, entityVersion: 1 })]);
bus.consume(quotaDemanded, 'bench', ({ gatewayId, demandId, demands }) => {
  const { startMs: windowStartMs, endMs: windowEndMs } = windowOf({ unitTime: 1, timeUnit: 'min' }, Date.now());
  const grants = demands.map(({ quota, atMost }) => ({ quota, granted: atMost, remaining: limit, limit, windowStartMs, windowEndMs }));
  return bus.publish([outgoing(quotaGranted, { gatewayId, demandId, decidedMs: Date.now(), grants }, { source: '/bench', timeMs: Date.now() })]);
});
await putPlan(bus, 'Plan', limit);
await putApplicationPolicy(bus, 'App', limit);
await putApiPolicy(bus, 'Operation', limit);
const operations = ['/menu', '/orders/{id}', '/orders/{id}/items', '/*'].map((target) => operation('GET', target, { throttlingPolicy: 'Operation', scopes: ['read'] }));
await deploy(bus, artifactOf(backendUrl, { operations }));
await subscribe(bus, { plan: 'Plan', applicationPolicy: 'App' });

const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'bench', GATEWAY_HOST: '127.0.0.1' }), httpPort: 0, httpsPort: 0 };
const gateway = createGateway(config, { bus, logger: silentLogger(), metrics: createMetrics(), clock: systemClock, certificate: await createSelfSignedCertificate() });
await gateway.start();
const iat = Math.floor(Date.now() / 1000);
const token = jwt.sign({ iss: issuer, sub: 'ann', aud: 'test-client', azp: 'test-client', aut: 'APPLICATION_USER', scope: 'read', org: DEFAULT_ORGANIZATION, jti: 'bench', iat, exp: iat + 3600 }, privateKey, {
  algorithm: 'RS256',
  header: { alg: 'RS256', kid: 'bench', typ: 'at+jwt' },
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${gateway.httpPort()}/pizza/1.0.0`, token })}\n`);

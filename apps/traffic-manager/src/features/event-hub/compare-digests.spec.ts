import type { ServiceStatus, TopicDigest } from '@quintet/contracts';
import { compareDigests, expectedDigests, type GatewayStatus } from './compare-digests';

const digest = (topic: string, entries: number, of = entries): TopicDigest => ({ topic, entries, digest: of.toString(16).padStart(16, '0') });
const service = (name: string, digests: TopicDigest[], { relaying = true, reportedMs = 1 } = {}): ServiceStatus => ({
  service: name,
  instanceId: `${name}-${reportedMs}`,
  startedMs: 0,
  reportedMs,
  expiresMs: 10_000,
  version: '0',
  outbox: { depth: 0, oldestMs: null, refused: 0, relaying, lastVersion: 0 },
  digests,
});
const gateway = (gatewayId: string, digests: TopicDigest[], more: Partial<GatewayStatus> = {}): GatewayStatus => ({
  gatewayId,
  environments: ['Default'],
  startedMs: 0,
  reportedMs: 0,
  expiresMs: 10_000,
  state: 'live',
  version: '0',
  digests,
  ...more,
});

test('owners of one topic add up, and a topic is judged when each of its owners has spoken', () => {
  const keyManager = service('key-manager', [digest('apim.key-managers', 1, 5), digest('apim.token-revocations', 3)]);
  expect([...expectedDigests([keyManager]).keys()]).toEqual(['apim.token-revocations', 'apim.organizations']);

  const both = expectedDigests([keyManager, service('publisher', [digest('apim.key-managers', 2, 6)])]);
  expect(both.get('apim.key-managers')).toEqual(digest('apim.key-managers', 3, 11));
  expect(both.get('apim.apis')).toEqual(digest('apim.apis', 0));
});

test('the instance that publishes is believed, and of two the one that spoke last', () => {
  const told = [
    service('devportal', [digest('apim.subscriptions', 7)], { reportedMs: 5 }),
    service('devportal', [], { reportedMs: 9, relaying: false }),
    service('devportal', [digest('apim.subscriptions', 6)], { reportedMs: 4 }),
  ];

  expect(expectedDigests(told).get('apim.subscriptions')).toEqual(digest('apim.subscriptions', 7));
});

describe('a gateway that holds something else', () => {
  const expected = new Map([['apim.apis', digest('apim.apis', 2)]]);
  const odd = gateway('g1', [digest('apim.apis', 1), digest('apim.unknown', 9)]);

  test('differs since neither side changed', () => {
    const first = compareDigests([], [odd, gateway('g2', [digest('apim.apis', 2)])], expected, 100);
    expect(first).toEqual([{ gatewayId: 'g1', topic: 'apim.apis', expected: digest('apim.apis', 2), found: digest('apim.apis', 1), sinceMs: 100 }]);
    expect(compareDigests(first, [odd], expected, 200)).toMatchObject([{ sinceMs: 100 }]);
    expect(compareDigests(first, [gateway('g1', [digest('apim.apis', 3)])], expected, 300)).toMatchObject([{ sinceMs: 300 }]);
    expect(compareDigests(first, [odd], new Map([['apim.apis', digest('apim.apis', 4)]]), 400)).toMatchObject([{ sinceMs: 400 }]);
    expect(compareDigests(first, [gateway('g1', [digest('apim.apis', 2)])], expected, 500)).toEqual([]);
  });

  test('is not judged while it catches up, or when it is gone', () => {
    expect(compareDigests([], [{ ...odd, state: 'catching up' }, { ...odd, expiresMs: 99 }], expected, 100)).toEqual([]);
  });
});

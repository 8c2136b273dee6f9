import type { World } from '../src/main-job/world';
import { block, deploy, revokedToken, seenAt, subscribe, type Subscribed } from './gateway-state';
import { between, pause } from './pause';

const blockedAnswer = '401 900907';
const revokedAnswer = '401 900901';

/** One question to a gateway, with the answer that everyone has to give in the end. */
interface Expected {
  readonly what: string;
  readonly of: Subscribed;
  readonly token: string;
  readonly answer: string;
}

/**
 * Deploys APIs anew, makes new ones, blocks and unblocks subscriptions, revokes tokens, and remembers what every gateway
 * has to answer in the end.
 *
 * @param blocked how many subscriptions are blocked and unblocked side by side
 */
export const changeGateways = async (world: World, prefix: string, { blocked: lanes = 1, betweenMs = [50, 200] }: { readonly blocked?: number; readonly betweenMs?: readonly [number, number] } = {}) => {
  const apis = [await subscribe(world, `${prefix}-one`, 'first'), await subscribe(world, `${prefix}-two`, 'first')];
  const blockable: { readonly of: Subscribed; blocked: boolean }[] = [];
  for (let n = 1; n <= lanes; n += 1) blockable.push({ of: await subscribe(world, `${prefix}-blockable-${n}`, 'open'), blocked: false });
  const markers = new Map(apis.map(({ api }) => [api.id, 'first']));
  const revoked: string[] = [];
  const made: Subscribed[] = [];
  const failures: string[] = [];
  let going = true;
  let changes = 0;

  const lane = async (change: (n: number) => Promise<void>): Promise<void> => {
    for (let n = 1; going; n += 1) {
      try {
        await change(n);
        changes += 1;
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
      await pause(between(...betweenMs));
    }
  };
  const running = [
    ...apis.map(({ api }, i) =>
      lane(async (n) => {
        await deploy(world, api, `${prefix}-${i}-${n}`);
        markers.set(api.id, `${prefix}-${i}-${n}`);
      }),
    ),
    ...blockable.map((one) =>
      lane(async (n) => {
        await block(world, one.of, n % 2 === 1);
        one.blocked = n % 2 === 1;
      }),
    ),
    lane(async (n) => void made.push(await subscribe(world, `${prefix}-new-${n}`, 'new'))),
    lane(async () => void revoked.push(await revokedToken(world, apis[0]!))),
  ];

  const expected = (): Expected[] => [
    ...apis.map((of) => ({ what: `API ${of.api.context}`, of, token: of.token, answer: markers.get(of.api.id) ?? '' })),
    ...blockable.map(({ of, blocked }) => ({ what: `subscription of ${of.api.context}`, of, token: of.token, answer: blocked ? blockedAnswer : 'open' })),
    ...revoked.map((token, n) => ({ what: `revoked token ${n + 1}`, of: apis[0]!, token, answer: revokedAnswer })),
    ...made.map((of) => ({ what: `API ${of.api.context}`, of, token: of.token, answer: 'new' })),
  ];
  return {
    failures,
    count: () => changes,
    questions: () => expected().length,
    stop: async (): Promise<void> => {
      going = false;
      await Promise.all(running);
    },
    /** Answers of a gateway that are not what they have to be. */
    differences: async (gateway: number): Promise<string[]> => {
      const wrong: string[] = [];
      for (const { what, of, token, answer } of expected()) {
        const seen = await seenAt(world, gateway, of, token);
        if (seen !== answer) wrong.push(`gateway ${gateway + 1}, ${what}: ${seen} instead of ${answer}`);
      }
      return wrong;
    },
  };
};

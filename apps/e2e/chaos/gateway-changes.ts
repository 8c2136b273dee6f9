import type { World } from '../src/main-job/world';
import { block, deploy, revokedToken, seenAt, subscribe, type Subscribed } from './gateway-state';
import { between, pause } from './pause';

const betweenChangesMs = [50, 200] as const;
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
 */
export const changeGateways = async (world: World, prefix: string) => {
  const apis = [await subscribe(world, `${prefix}-one`, 'first'), await subscribe(world, `${prefix}-two`, 'first')];
  const blockable = await subscribe(world, `${prefix}-blockable`, 'open');
  const markers = new Map(apis.map(({ api }) => [api.id, 'first']));
  const revoked: string[] = [];
  const made: Subscribed[] = [];
  const failures: string[] = [];
  let blocked = false;
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
      await pause(between(...betweenChangesMs));
    }
  };
  const running = [
    ...apis.map(({ api }, i) =>
      lane(async (n) => {
        await deploy(world, api, `${prefix}-${i}-${n}`);
        markers.set(api.id, `${prefix}-${i}-${n}`);
      }),
    ),
    lane(async (n) => {
      await block(world, blockable, n % 2 === 1);
      blocked = n % 2 === 1;
    }),
    lane(async (n) => void made.push(await subscribe(world, `${prefix}-new-${n}`, 'new'))),
    lane(async () => void revoked.push(await revokedToken(world, apis[0]!))),
  ];

  const expected = (): Expected[] => [
    ...apis.map((of) => ({ what: `API ${of.api.context}`, of, token: of.token, answer: markers.get(of.api.id) ?? '' })),
    { what: 'subscription', of: blockable, token: blockable.token, answer: blocked ? blockedAnswer : 'open' },
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

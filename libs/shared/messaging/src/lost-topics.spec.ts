import { topics } from '@quintet/contracts';
import { silentLogger } from '@quintet/service-kit';
import { createLostTopics } from './lost-topics';

const { apis, subscriptions } = topics;

test('topics that are gone are made anew and said once; nothing is asked before any is known', async () => {
  const errors: unknown[] = [];
  const made: string[][] = [];
  let there: string[] | undefined;
  let refuse = true;
  const lost = createLostTopics({
    list: async () => there ?? Promise.reject(new Error('asked too early')),
    make: async (wanted) => {
      made.push(wanted.map(({ name }) => name));
      if (refuse) throw new Error('not granted');
    },
    logger: { ...silentLogger(), error: (...said: unknown[]) => void errors.push(said) },
  });

  await lost.look();
  lost.know([apis, subscriptions]);
  there = [apis.name, subscriptions.name, 'another'];
  await lost.look();
  expect(made).toEqual([]);

  there = [apis.name];
  await expect(lost.look()).rejects.toThrow('not granted');
  refuse = false;
  await lost.look();
  expect(made).toEqual([[subscriptions.name], [subscriptions.name]]);
  expect(errors).toHaveLength(1);

  there = [apis.name, subscriptions.name];
  await lost.look();
  there = [];
  await lost.look();
  expect(made.at(-1)).toEqual([apis.name, subscriptions.name]);
  expect(errors).toHaveLength(2);
});

import { createLifecycle, type Component } from './lifecycle';

const recorder = () => {
  const log: string[] = [];
  const component = (name: string, fails?: 'start' | 'stop'): Component => ({
    name,
    start: async () => {
      log.push(`start ${name}`);
      if (fails === 'start') throw new Error('no');
    },
    stop: async () => {
      log.push(`stop ${name}`);
      if (fails === 'stop') throw new Error('stuck');
    },
  });
  return { log, component };
};

test('components stop in the reverse order of their start', async () => {
  const { log, component } = recorder();
  const lifecycle = createLifecycle([component('pool'), component('listener')]);

  await lifecycle.start();
  await lifecycle.stop();

  expect(log).toEqual(['start pool', 'start listener', 'stop listener', 'stop pool']);
});

test('a failed start closes what it opened half-way and all that had started', async () => {
  const { log, component } = recorder();
  const lifecycle = createLifecycle([component('pool'), component('bus', 'start'), component('listener')]);

  await expect(lifecycle.start()).rejects.toThrow('component "bus" did not start');

  expect(log).toEqual(['start pool', 'start bus', 'stop bus', 'stop pool']);
});

test('one that does not stop does not keep the others open', async () => {
  const { log, component } = recorder();
  const lifecycle = createLifecycle([component('pool'), component('listener', 'stop')]);
  await lifecycle.start();

  await expect(lifecycle.stop()).rejects.toThrow(AggregateError);

  expect(log).toContain('stop pool');
});

test('stopping twice stops once', async () => {
  const { log, component } = recorder();
  const lifecycle = createLifecycle([component('pool')]);
  await lifecycle.start();

  await lifecycle.stop();
  await lifecycle.stop();

  expect(log.filter((line) => line === 'stop pool')).toHaveLength(1);
});

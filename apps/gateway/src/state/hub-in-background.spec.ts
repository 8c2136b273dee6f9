import { silentLogger, type Component } from '@quintet/service-kit';
import { inBackground } from './hub-in-background';

afterEach(() => jest.useRealTimers());

test('nothing waits for the hub; it is tried again until it answers', async () => {
  jest.useFakeTimers();
  const start = jest.fn<Promise<void>, []>().mockRejectedValueOnce(new Error('no broker answers')).mockReturnValue(new Promise(() => undefined));
  const hub: Component = { name: 'event hub', start, stop: jest.fn(async () => undefined) };
  const background = inBackground(hub, silentLogger());

  await background.start();
  expect(start).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(start).toHaveBeenCalledTimes(2);
  await background.stop();
  expect(hub.stop).toHaveBeenCalledTimes(1);
});

test('a stop ends the trying', async () => {
  jest.useFakeTimers();
  const start = jest.fn<Promise<void>, []>().mockRejectedValue(new Error('no broker answers'));
  const background = inBackground({ name: 'event hub', start, stop: async () => undefined }, silentLogger());

  await background.start();
  await jest.advanceTimersByTimeAsync(1);
  await background.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(start).toHaveBeenCalledTimes(1);
});

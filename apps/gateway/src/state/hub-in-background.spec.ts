import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, type Component } from '@quintet/service-kit';
import { foundationOf, inBackground } from './hub-in-background';

afterEach(() => jest.useRealTimers());

test('nothing waits for the hub; it is tried again until it answers', async () => {
  jest.useFakeTimers();
  const start = jest.fn<Promise<void>, []>().mockRejectedValueOnce(new Error('no broker answers')).mockReturnValue(new Promise(() => undefined));
  const hub: Component = { name: 'event hub', start, stop: jest.fn(async () => undefined), advisory: [{ name: 'event hub', failing: () => 'no broker answers' }] };
  const background = inBackground(hub, silentLogger());
  expect(background.advisory).toBe(hub.advisory);

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

test('only a gateway that has a state on disk does without the hub', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const snapshot = { path: join(folder, 'state'), key: 'k', intervalMs: 1 };
  const hub: Component = { name: 'event hub', start: () => new Promise(() => undefined), stop: async () => undefined };
  expect(foundationOf({ snapshot: undefined }, hub, silentLogger())).toBe(hub);
  expect(foundationOf({ snapshot }, hub, silentLogger())).toBe(hub);
  writeFileSync(snapshot.path, '');
  await foundationOf({ snapshot }, hub, silentLogger()).start();
  rmSync(folder, { recursive: true });
});

import { readRuntimeConfig } from './config';

test('all-in-one keeps its hub in memory unless brokers are named', () => {
  expect(readRuntimeConfig({})).toEqual({ profile: 'all-in-one', eventHub: 'memory' });
  expect(readRuntimeConfig({ KAFKA_BROKERS: 'kafka:9092' })).toEqual({ profile: 'all-in-one', eventHub: 'kafka' });
  expect(readRuntimeConfig({ KAFKA_BROKERS: 'kafka:9092', EVENT_HUB: 'memory' })).toEqual({ profile: 'all-in-one', eventHub: 'memory' });
});

test('a profile that talks to other processes needs Kafka', () => {
  expect(readRuntimeConfig({ PROFILE: 'control-plane', KAFKA_BROKERS: 'kafka:9092' })).toEqual({ profile: 'control-plane', eventHub: 'kafka' });
  expect(() => readRuntimeConfig({ PROFILE: 'control-plane' })).toThrow('KAFKA_BROKERS is not set');
  expect(() => readRuntimeConfig({ PROFILE: 'gateway', EVENT_HUB: 'memory', KAFKA_BROKERS: 'kafka:9092' })).toThrow('talks to other processes');
});

test('an unknown profile is refused with what is allowed', () => {
  expect(() => readRuntimeConfig({ PROFILE: 'everything' })).toThrow('PROFILE: must be one of all-in-one, control-plane, traffic-manager, gateway');
});

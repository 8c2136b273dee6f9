import { configOf, fieldOf, formOf, newLine, type KeptConfig } from './endpoint-model';

const bare = (config: KeptConfig | null) => JSON.parse(JSON.stringify(config)) as unknown;

test.each<KeptConfig>([
  { endpoint_type: 'http', production_endpoints: { url: 'https://a', template_not_supported: false, config: { actionDuration: '30000', retry: 2 } }, sandbox_endpoints: null, production_failovers: [], sandbox_failovers: [] },
  { endpoint_type: 'load_balance', sessionTimeOut: '', production_endpoints: [{ url: 'https://a' }, { url: 'https://b' }], sandbox_endpoints: [{ url: 'https://c' }], production_failovers: [], sandbox_failovers: [] },
  { endpoint_type: 'failover', production_endpoints: { url: 'https://a' }, production_failovers: [{ url: 'https://b' }, { url: 'https://c' }], sandbox_endpoints: null, sandbox_failovers: [] },
])('what was kept comes back as it was, with what the form does not show: %j', (config) => {
  expect(bare(configOf(formOf(config), config))).toEqual(config);
});

test('a change of strategy keeps all addresses that the new one calls', () => {
  const form = formOf({ endpoint_type: 'load_balance', production_endpoints: [{ url: 'https://a' }, { url: 'https://b' }] });
  expect(configOf({ ...form, strategy: 'failover' }, null)).toMatchObject({ production_endpoints: { url: 'https://a' }, production_failovers: [{ url: 'https://b' }] });
  expect(configOf({ ...form, strategy: 'http' }, null)).toMatchObject({ production_endpoints: { url: 'https://a' }, production_failovers: [] });
});

test('time-outs are seconds in the form and milliseconds where they are kept; empty lines are no endpoints', () => {
  const line = { ...newLine(' https://a '), timeoutSeconds: 1.5 };
  expect(configOf({ strategy: 'http', production: [line, newLine('')], sandbox: [newLine(' ')] }, null)).toMatchObject({ production_endpoints: { url: 'https://a', config: { actionDuration: '1500' } }, sandbox_endpoints: null });
  expect(configOf({ strategy: 'http', production: [newLine('')], sandbox: [] }, null)).toBeNull();
});

test('a fault of the server stands at the line that it is about', () => {
  const form = formOf({ endpoint_type: 'failover', production_endpoints: { url: 'https://a' }, production_failovers: [{ url: 'x' }] });
  expect(fieldOf('endpointConfig.production_failovers.0.url', form)).toBe('production.1.url');
  expect(fieldOf('endpointConfig.production_endpoints', form)).toBe('production.0.url');
  expect(fieldOf('endpointConfig.sandbox_endpoints.0.config.actionDuration', form)).toBe('sandbox.0.timeoutSeconds');
  expect(fieldOf('name', form)).toBe('name');
});

import { testApi, testEnvironment } from '../../../test/samples';
import { defaultVersionUrls, endpointUrls, withGatewayServers } from './definition-servers';

test('an API has the address of its environment, by the transports that it allows', () => {
  const environment = testEnvironment();

  expect(endpointUrls(testApi(), environment)).toEqual({ http: 'http://gw.example:8280/pizza/1.0.0', https: 'https://gw.example:8243/pizza/1.0.0' });
  expect(endpointUrls(testApi({ transport: ['https'] }), environment).http).toBeNull();
});

test('ports that the scheme implies are not shown; a context of the vhost stands in front', () => {
  const environment = testEnvironment({ vhosts: [{ host: 'gw', httpContext: '/team/', httpPort: 80, httpsPort: 443, wsPort: 1, wssPort: 1 }] });

  expect(endpointUrls(testApi(), environment)).toEqual({ http: 'http://gw/team/pizza/1.0.0', https: 'https://gw/team/pizza/1.0.0' });
});

test('the default version answers without the version in its path', () => {
  expect(defaultVersionUrls(testApi(), testEnvironment()).https).toBeNull();
  expect(defaultVersionUrls(testApi({ isDefaultVersion: true }), testEnvironment()).https).toBe('https://gw.example:8243/pizza');
});

const urls = { http: 'http://gw:8280/p/1', https: 'https://gw:8243/p/1' };

test('an OpenAPI 3 definition names the gateway and no backend', () => {
  const definition = {
    openapi: '3.0.1',
    servers: [{ url: 'http://backend' }],
    'x-wso2-production-endpoints': { urls: ['http://backend'] },
    paths: { '/a': { servers: [{ url: 'http://backend' }], get: { servers: [{ url: 'http://backend' }], responses: {} } } },
  };

  expect(withGatewayServers(JSON.stringify(definition), urls)).toEqual({
    openapi: '3.0.1',
    servers: [{ url: urls.https }, { url: urls.http }],
    paths: { '/a': { get: { responses: {} } } },
  });
});

test('a Swagger 2 definition gets host, base path and schemes', () => {
  expect(withGatewayServers('{"swagger":"2.0","host":"backend","basePath":"/x","schemes":["http"]}', urls)).toEqual({
    swagger: '2.0',
    host: 'gw:8243',
    basePath: '/p/1',
    schemes: ['https', 'http'],
  });
});

test('what is no JSON object is not touched', () => {
  expect(withGatewayServers('openapi: 3.0.0', urls)).toBeUndefined();
  expect(withGatewayServers('[]', urls)).toBeUndefined();
});

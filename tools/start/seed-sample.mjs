import { sampleDefinition } from './sample-backend.mjs';

const scopes = 'apim:api_view apim:api_create apim:api_publish apim:api_manage apim:subscribe apim:app_manage apim:sub_manage';
const attempts = 50;
const pauseMs = 200;

const once = async (method, url, { token, basic, json, form, multipart } = {}) => {
  const headers = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (basic) headers.authorization = `Basic ${Buffer.from(basic).toString('base64')}`;
  if (json) headers['content-type'] = 'application/json';
  const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form) : multipart;
  const response = await fetch(url, { method, headers, ...(body ? { body } : {}) });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined };
};

const call = async (method, url, options = {}, allowed = [200, 201]) => {
  const answer = await once(method, url, options);
  if (!allowed.includes(answer.status)) throw new Error(`${method} ${new URL(url).pathname} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return answer;
};

/** Changes travel by events: what one service was told, another knows a moment later. */
const eventually = async (what, look) => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`${what} did not happen in time`);
};

const publishSample = async (publisher, token, backendUrl) => {
  const known = (await call('GET', `${publisher}/apis?query=name:Pizza`, { token })).body.list.find(({ name }) => name === 'Pizza');
  if (known) return known.id;
  const multipart = new FormData();
  multipart.set('file', new Blob([JSON.stringify(sampleDefinition)], { type: 'application/json' }), 'pizza.json');
  const additional = { name: 'Pizza', version: '1.0.0', context: '/pizza', policies: ['Unlimited', 'Gold'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: backendUrl }, sandbox_endpoints: { url: backendUrl } } };
  multipart.set('additionalProperties', JSON.stringify(additional));
  const { id } = (await call('POST', `${publisher}/apis/import-openapi`, { token, multipart })).body;
  const revision = (await call('POST', `${publisher}/apis/${id}/revisions`, { token, json: { description: 'the first' } })).body;
  await call('POST', `${publisher}/apis/${id}/deploy-revision?revisionId=${revision.id}`, { token, json: [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }] });
  await call('POST', `${publisher}/apis/change-lifecycle?apiId=${id}&action=Publish`, { token });
  return id;
};

const subscribeSample = async (devportal, token, apiId) => {
  const found = (await call('GET', `${devportal}/applications?query=Sample`, { token })).body.list.find(({ name }) => name === 'Sample');
  const application = found ?? (await call('POST', `${devportal}/applications`, { token, json: { name: 'Sample', throttlingPolicy: 'Unlimited', description: 'Made by the quick start', tokenType: 'JWT' } })).body;
  const { applicationId } = application;
  await eventually('the API reaching the developer portal', async () => ((await call('GET', `${devportal}/apis/${apiId}`, { token }, [200, 403, 404])).status === 200 ? true : undefined));
  await call('POST', `${devportal}/subscriptions`, { token, json: { apiId, applicationId, throttlingPolicy: 'Unlimited' } }, [201, 409]);
  const keys = (await call('GET', `${devportal}/applications/${applicationId}/oauth-keys`, { token })).body.list.find(({ keyType }) => keyType === 'PRODUCTION');
  if (keys) return { applicationId, keys };
  const json = { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials', 'password', 'refresh_token'], keyManager: 'Resident Key Manager' };
  return { applicationId, keys: (await call('POST', `${devportal}/applications/${applicationId}/generate-keys`, { token, json })).body };
};

/**
 * Publishes the sample API, subscribes an application to it and calls it once: the main job of the product, by its public APIs alone.
 * What is there from an earlier start is used again.
 *
 * @returns {Promise<string>} an access token with which the call was answered 200
 */
export const seedSample = async ({ managementUrl, gatewayUrl, backendUrl, username, password }) => {
  const client = (
    await call('POST', `${managementUrl}/client-registration/v0.17/register`, {
      basic: `${username}:${password}`,
      json: { callbackUrl: 'https://localhost', clientName: 'quick-start', owner: username, grantType: 'password refresh_token client_credentials', saasApp: true },
    })
  ).body;
  const tokenOf = async (basic, form) => (await call('POST', `${managementUrl}/oauth2/token`, { basic, form })).body.access_token;
  const token = await tokenOf(`${client.clientId}:${client.clientSecret}`, { grant_type: 'password', username, password, scope: scopes });
  const apiId = await publishSample(`${managementUrl}/api/am/publisher/v4`, token, backendUrl);
  const { keys } = await subscribeSample(`${managementUrl}/api/am/devportal/v3`, token, apiId);
  const access = await tokenOf(`${keys.consumerKey}:${keys.consumerSecret}`, { grant_type: 'client_credentials' });
  await eventually('the first answer of the gateway', async () => {
    const { status } = await once('GET', `${gatewayUrl}/pizza/1.0.0/menu`, { token: access });
    return status === 200 ? true : undefined;
  });
  return access;
};

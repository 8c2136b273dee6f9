import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

const shortMs = 30_000;
/** A little longer than the proxy in front of the services waits. */
const resyncMs = 930_000;
const maxAnswerBytes = 1024 * 1024;
const clientName = 'quintet-resync';

/** It was answered, and not as hoped. */
export class AnswerError extends Error {}

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a terminal would obey is not printed. */
export const printable = (text) => text.replace(/\p{Cc}+/gu, ' ');

/** Not `fetch`, which gives up when the head of an answer takes more than five minutes. */
const send = (method, url, { headers = {}, body, timeoutMs }) =>
  new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? overHttps : overHttp;
    const request = open(url, { method, headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }), ...headers }, signal: AbortSignal.timeout(timeoutMs) });
    request.once('error', (error) => reject(error.name === 'TimeoutError' || error.name === 'AbortError' ? new AnswerError(`no answer within ${timeoutMs / 1000} s`) : error));
    request.once('response', (response) => {
      const chunks = [];
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
        if (size > maxAnswerBytes) request.destroy(new AnswerError('the answer is far too large'));
        chunks.push(chunk);
      });
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode, body: parse(Buffer.concat(chunks).toString('utf8')) }));
    });
    request.setNoDelay(true);
    request.once('socket', (socket) => socket.setKeepAlive(true, 30_000)); // nothing is said for minutes
    request.end(body);
  });

const faultOf = ({ status, body }) => {
  const said = body?.detail ?? body?.description ?? body?.title ?? body?.error_description ?? body?.message;
  return typeof said === 'string' ? `${status}: ${printable(said).slice(0, 300)}` : String(status);
};

const basic = (name, password) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/** A token of the user, by a client that is registered under his name: the same one each time. @throws AnswerError */
export const logIn = async ({ url, username, password }) => {
  const json = { clientName, owner: username, callbackUrl: 'https://localhost', grantType: 'password', saasApp: true };
  const registered = await send('POST', `${url}/client-registration/v0.17/register`, {
    headers: { authorization: basic(username, password), 'content-type': 'application/json' },
    body: JSON.stringify(json),
    timeoutMs: shortMs,
  });
  if (registered.status === 401) throw new AnswerError('the user or the password is wrong');
  if (registered.status !== 200 && registered.status !== 201) throw new AnswerError(`the key manager answered ${faultOf(registered)}`);
  const { clientId, clientSecret } = registered.body ?? {};
  const answer = await send('POST', `${url}/oauth2/token`, {
    headers: { authorization: basic(clientId, clientSecret), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username, password, scope: 'apim:admin' }).toString(),
    timeoutMs: shortMs,
  });
  if (answer.status !== 200 || typeof answer.body?.access_token !== 'string') throw new AnswerError(`the key manager gave no token, ${faultOf(answer)}`);
  return answer.body.access_token;
};

const meaning = {
  401: 'the token is not accepted. If the log-in succeeded, this service has not read the keys of the key manager: restart the key manager, which publishes them',
  403: 'only an administrator may do this (scope apim:admin)',
  404: 'nobody answers for this owner at this address',
  409: 'it runs already',
  502: 'the service is not there',
  503: 'the event hub does not take it now. What was written waits, and is published when it does; then run this again',
  504: 'the proxy in front did not wait for the answer; the work goes on',
};

/** Makes the topics of an owner what its database is. @returns what was written and deleted @throws AnswerError */
export const resync = async ({ url, token, owner }) => {
  const answer = await send('POST', `${url}/api/am/admin/v4/event-hub/resync/${owner}`, { headers: { authorization: `Bearer ${token}` }, timeoutMs: resyncMs });
  if (answer.status !== 200 || !Array.isArray(answer.body?.topics)) {
    throw new AnswerError(meaning[answer.status] ? `${meaning[answer.status]} (${answer.status})` : `it answered ${faultOf(answer)}`);
  }
  return answer.body.topics.map(({ name, written, deleted }) => ({ name: printable(String(name)), written: Number(written), deleted: Number(deleted) }));
};

import { request } from 'undici';
import { maxDefinitionBytes } from '@quintet/openapi';
import { AppError } from '@quintet/service-kit';
import { createOutgoingAgent, explainNoAnswer, parseOutgoingUrl } from '../../http/outgoing-request';
import { problems } from '../../problems';

const totalTimeoutMs = 15_000;
const maxRedirects = 3;

const refused = (reason: string, cause?: unknown): AppError => new AppError(problems.DEFINITION_NOT_FETCHED, reason, cause === undefined ? {} : { cause });

const readBounded = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxDefinitionBytes) throw new AppError(problems.DEFINITION_TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * Fetches a definition for a user: http(s) only, bounded in time, size and redirects, and never from private addresses
 * unless the operator allows it.
 *
 * @throws AppError DEFINITION_NOT_FETCHED, DEFINITION_TOO_LARGE
 */
export const fetchDefinition = async (text: string, { allowPrivate }: { allowPrivate: boolean }): Promise<string> => {
  const agent = createOutgoingAgent({ allowPrivate });
  const signal = AbortSignal.timeout(totalTimeoutMs);
  try {
    let url = parseOutgoingUrl(text, { allowPrivate });
    for (let redirects = 0; ; redirects += 1) {
      const { statusCode, headers, body } = await request(url, { dispatcher: agent, signal, headers: { accept: 'application/json, application/yaml, */*;q=0.5' } });
      body.on('error', () => undefined); // a body that is dropped says so as an error, which nobody else would hear
      if (statusCode === 200) return await readBounded(body);
      body.destroy();
      const { location } = headers;
      if (statusCode < 301 || statusCode > 308 || typeof location !== 'string') throw refused(`it answers ${statusCode}`);
      if (redirects >= maxRedirects) throw refused('it redirects too often');
      url = parseOutgoingUrl(location, { allowPrivate, base: url });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused(explainNoAnswer(error), error);
  } finally {
    await agent.destroy().catch(() => undefined);
  }
};

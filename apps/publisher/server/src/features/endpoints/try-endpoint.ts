import { STATUS_CODES } from 'node:http';
import { request } from 'undici';
import { createOutgoingAgent, explainNoAnswer, parseOutgoingUrl } from '../../http/outgoing-request';

const totalTimeoutMs = 10_000;

/** What one request to a backend showed. */
export interface EndpointAnswer {
  /** 0 when nothing answered. */
  readonly statusCode: number;
  readonly statusMessage: string;
  /** Why nothing answered; null when something did, whatever its status. */
  readonly error: string | null;
  readonly durationMs: number;
}

/**
 * Asks a backend for its headers alone, as the publisher sees it: http(s) only, without credentials, redirects are shown
 * and not followed, bounded in time, and never on private addresses unless the operator allows it. Never throws.
 *
 * @param nowMs monotonic milliseconds
 */
export const tryEndpoint = async (text: string, { allowPrivate, nowMs }: { allowPrivate: boolean; nowMs: () => number }): Promise<EndpointAnswer> => {
  const startedMs = nowMs();
  const durationMs = (): number => Math.max(0, Math.round(nowMs() - startedMs));
  const agent = createOutgoingAgent({ allowPrivate });
  try {
    const url = parseOutgoingUrl(text, { allowPrivate });
    const { statusCode, body } = await request(url, { method: 'HEAD', dispatcher: agent, signal: AbortSignal.timeout(totalTimeoutMs), headers: { accept: '*/*' } });
    body.on('error', () => undefined); // a body that is dropped says so as an error, which nobody else would hear
    body.destroy();
    return { statusCode, statusMessage: STATUS_CODES[statusCode] ?? 'unknown status', error: null, durationMs: durationMs() };
  } catch (error) {
    return { statusCode: 0, statusMessage: 'No answer', error: explainNoAnswer(error), durationMs: durationMs() };
  } finally {
    await agent.destroy().catch(() => undefined);
  }
};

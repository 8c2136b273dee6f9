import type { RequestListener } from 'node:http';
import type { Metrics } from './metrics';
import type { ReadinessCheck } from './service';

export interface AdminParts {
  readonly metrics: Pick<Metrics, 'metrics' | 'contentType'>;
  readonly checks: readonly ReadinessCheck[];
  /** False from the first stop signal on, so that load balancers look elsewhere before the door closes. */
  readonly accepting: () => boolean;
}

/** `/livez` (the process runs), `/readyz` (it can work; 503 says why not; `advisory` what is wrong besides) and `/metrics`, for a port that is not public. */
export const createAdminHandler =
  ({ metrics, checks, accepting }: AdminParts): RequestListener =>
  (req, res) => {
    const json = (status: number, body: unknown): void => {
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    switch (req.url?.split('?')[0]) {
      case '/livez':
        return json(200, { status: 'alive' });
      case '/readyz': {
        const reasons = checks.flatMap(({ name, failing: why, advisory = false }) => {
          const reason = why();
          return reason === undefined ? [] : [{ name, reason, advisory }];
        });
        const told = (advised: boolean) => reasons.filter(({ advisory }) => advisory === advised).map(({ name, reason }) => ({ name, reason }));
        const [failing, advisory] = [told(false), told(true)];
        if (!accepting()) failing.push({ name: 'shutdown', reason: 'stopping' });
        return json(failing.length === 0 ? 200 : 503, { status: failing.length === 0 ? 'ready' : 'not ready', failing, advisory });
      }
      case '/metrics':
        metrics.metrics().then(
          (text) => res.writeHead(200, { 'content-type': metrics.contentType }).end(text),
          () => json(500, { status: 'metrics could not be collected' }),
        );
        return;
      default:
        return json(404, { status: 'not found', answers: ['/livez', '/readyz', '/metrics'] });
    }
  };

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { AppError, commonProblems, type Clock, type ReadinessCheck } from '@quintet/service-kit';
import { signingNow, type KeepKeys, type SigningKey } from './features/signing-keys';

export interface ProviderHolderParts {
  readonly keepKeys: KeepKeys;
  readonly clock: Clock;
  readonly create: (keys: readonly SigningKey[]) => Provider;
  /** Whether the event hub has told the key: before that nobody could verify what it signs. */
  readonly isKnown: (kid: string) => boolean;
}

/** oidc-provider takes its keys when it is made: other keys, another provider. Requests under way stay with theirs. */
export const createProviderHolder = ({ keepKeys, clock, create, isKnown }: ProviderHolderParts) => {
  let current: { provider: Provider; handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>; made: string; kid: string } | undefined;

  const get = () => {
    if (!current) throw new AppError(commonProblems.UNAVAILABLE, 'the key manager is starting');
    return current;
  };
  const readiness: ReadinessCheck = {
    name: 'signing key',
    failing: () => {
      if (!current) return 'not read yet';
      return isKnown(current.kid) ? undefined : 'the event hub has not told it yet';
    },
  };

  return {
    readiness,
    provider: (): Provider => get().provider,
    handler: () => get().handle,
    /** Looks after the keys and follows their change. */
    refresh: async (): Promise<void> => {
      const keys = await keepKeys();
      const signing = signingNow(keys, clock.now());
      if (!signing) throw new Error('no key may sign now');
      const inOrder = [signing, ...keys.filter(({ kid }) => kid !== signing.kid)];
      const made = inOrder.map(({ kid }) => kid).join();
      if (current?.made === made) return;
      const provider = create(inOrder);
      current = { provider, handle: provider.callback(), made, kid: signing.kid };
    },
  };
};

import { createAddressMatcher, parseAddressBlock } from '@quintet/auth';
import type { ApiKey } from '@quintet/contracts';
import { compileReferers } from './permitted-referer';

/** A key as calls are judged by it: what can be worked out of its restrictions before a call comes, was. */
export interface CompiledApiKey {
  readonly key: ApiKey;
  /** Undefined: from everywhere. */
  readonly permitsAddress: ((address: string) => boolean) | undefined;
  /** Undefined: from every page, and from none. */
  readonly permitsReferer: ((header: string | undefined) => boolean) | undefined;
}

/** An entry that cannot be read permits nothing; it never turns a restricted key into an open one. */
export const compileApiKey = (key: ApiKey): CompiledApiKey => ({
  key,
  permitsAddress: key.permittedIps.length === 0 ? undefined : createAddressMatcher(key.permittedIps.flatMap((text) => parseAddressBlock(text) ?? [])),
  permitsReferer: key.permittedReferers.length === 0 ? undefined : compileReferers(key.permittedReferers),
});

/** The brokers and this process do not accept each other: waiting does not help, only another configuration. */
export class HubRefusedError extends Error {
  override readonly name = 'HubRefusedError';
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface Link {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

const chainOf = (error: unknown): readonly Link[] => {
  const links: Link[] = [];
  for (let next = error; typeof next === 'object' && next !== null && !links.includes(next); next = (next as Link).cause) links.push(next);
  return links;
};

const reasonOf = ({ name, code, message }: Link): string | undefined => {
  const said = String(message).replace(/^Connection error: /, '').trim();
  const alert = /alert ([a-z ]+)/.exec(said)?.[1] ?? said; // the rest is where in OpenSSL it was met
  if (name === 'KafkaJSSASLAuthenticationError') return `the Kafka brokers refuse this user (KAFKA_SASL_*): ${said}`;
  if (typeof code !== 'string') return undefined;
  if (untrusted.has(code)) return `the certificate of the Kafka brokers is not trusted (KAFKA_TLS_CA_PATH): ${said}`;
  if (/^ERR_SSL_.*ALERT/.test(code)) return `the Kafka brokers refuse the certificate of this process (KAFKA_TLS_CERT_PATH): ${alert}`;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return `the Kafka brokers do not speak TLS there (KAFKA_TLS, KAFKA_BROKERS): ${said}`;
  return undefined;
};

/** The refusal that a failure comes from; undefined when it comes from anything else. */
export const refusalIn = (error: unknown): HubRefusedError | undefined => {
  const reason = chainOf(error).map(reasonOf).find((it) => it !== undefined);
  return reason === undefined ? undefined : new HubRefusedError(reason);
};

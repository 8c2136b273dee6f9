import { DEFAULT_ORGANIZATION, keyManagerChanged, RESIDENT_KEY_MANAGER, type KeyManager, type PublicJwk } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { sql, type Db } from '@quintet/persistence';
import { isDeepStrictEqual } from 'node:util';

export const issuerOf = (publicUrl: string): string => `${publicUrl}/oauth2/token`;

/** What everybody needs to know to verify our tokens, or to ask for one. */
export const residentKeyManager = (publicUrl: string, keys: readonly PublicJwk[]): KeyManager => ({
  name: RESIDENT_KEY_MANAGER,
  organization: DEFAULT_ORGANIZATION,
  type: 'resident',
  enabled: true,
  issuer: issuerOf(publicUrl),
  jwks: { keys: [...keys] },
  consumerKeyClaim: 'azp',
  scopesClaim: 'scope',
  tokenEndpoint: `${publicUrl}/oauth2/token`,
  revokeEndpoint: `${publicUrl}/oauth2/revoke`,
  authorizeEndpoint: `${publicUrl}/oauth2/authorize`,
  userInfoEndpoint: `${publicUrl}/oauth2/userinfo`,
});

/** Remembers the record and tells it, if it is not what was told last. */
export const tellKeyManager = async (db: Db, outbox: Outbox, record: KeyManager): Promise<void> => {
  const [told] = await db.rows<{ record: KeyManager }>(sql`
      select key_manager_record.record
        from key_manager_record
       where key_manager_record.organization = ${record.organization} and key_manager_record.name = ${record.name}`);
  if (told && isDeepStrictEqual(told.record, JSON.parse(JSON.stringify(record)))) return;
  await db.rows(sql`
      insert into key_manager_record (organization, name, record)
      values (${record.organization}, ${record.name}, ${JSON.stringify(record)})
      on conflict (organization, name) do update set record = excluded.record`);
  await outbox.put(db, keyManagerChanged, record);
};

/** Tells again what was told, for a hub that lost it. */
export const republishKeyManagers = async (db: Db, outbox: Outbox): Promise<void> => {
  const rows = await db.rows<{ record: KeyManager }>(sql`
      select key_manager_record.record
        from key_manager_record
       order by key_manager_record.organization, key_manager_record.name
         for update`);
  for (const { record } of rows) await outbox.put(db, keyManagerChanged, record);
};

import { isUniqueViolation, sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { KeyMapping, KeyStore } from './key-store';

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly application_id: string;
  readonly key_type: KeyMapping['keyType'];
  readonly key_manager: string;
  readonly consumer_key: string;
  readonly additional_properties: Record<string, unknown>;
  readonly created_at: Date;
}

const columns = sql`
  key_mapping.organization, key_mapping.id, key_mapping.application_id, key_mapping.key_type, key_mapping.key_manager,
  key_mapping.consumer_key, key_mapping.additional_properties, key_mapping.created_at`;

const mappingOf = (row: Row): KeyMapping => ({
  organization: row.organization,
  id: row.id,
  applicationId: row.application_id,
  keyType: row.key_type,
  keyManager: row.key_manager,
  consumerKey: row.consumer_key,
  additionalProperties: row.additional_properties,
  createdMs: row.created_at.getTime(),
});

export const pgKeyStore: KeyStore = {
  add: async (db, mapping) => {
    try {
      await db.rows(sql`
        insert into key_mapping (organization, id, application_id, key_type, key_manager, consumer_key, additional_properties, created_at)
        values (${mapping.organization}, ${mapping.id}, ${mapping.applicationId}, ${mapping.keyType}, ${mapping.keyManager}, ${mapping.consumerKey},
                ${JSON.stringify(mapping.additionalProperties)}, ${new Date(mapping.createdMs)})`);
    } catch (error) {
      if (isUniqueViolation(error, 'key_mapping_type')) throw new AppError(problems.KEY_EXISTS, mapping.keyType, { cause: error });
      throw error;
    }
  },
  list: async (db, organization, applicationId) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from key_mapping
         where key_mapping.organization = ${organization} and key_mapping.application_id = ${applicationId}
         order by key_mapping.key_type, key_mapping.key_manager`)
    ).map(mappingOf),
  find: async (db, organization, applicationId, id) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from key_mapping
       where key_mapping.organization = ${organization} and key_mapping.application_id = ${applicationId} and key_mapping.id = ${id}`);
    return row && mappingOf(row);
  },
  changeProperties: async (db, organization, id, additionalProperties) => {
    await db.rows(sql`
      update key_mapping
         set additional_properties = ${JSON.stringify(additionalProperties)}
       where key_mapping.organization = ${organization} and key_mapping.id = ${id}`);
  },
  remove: async (db, organization, id) =>
    (await db.rows(sql`delete from key_mapping where key_mapping.organization = ${organization} and key_mapping.id = ${id} returning key_mapping.id`)).length > 0,
  removeOf: async (db, organization, applicationId) =>
    (
      await db.rows<Row>(sql`
        delete from key_mapping
         where key_mapping.organization = ${organization} and key_mapping.application_id = ${applicationId}
        returning ${columns}`)
    ).map(mappingOf),
  page: async (db, after, limit) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from key_mapping
         where (key_mapping.organization, key_mapping.id) > (${after?.organization ?? ''}, ${after?.id ?? ''})
         order by key_mapping.organization, key_mapping.id
         limit ${limit}`)
    ).map(mappingOf),
};

import { randomUUID } from 'node:crypto';
import { environmentChanged, type Environment } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { isUniqueViolation, sql, type Database, type Db, type Sql } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import type { PublisherConfig } from '../../config';
import { storableJson, isStorable } from '../../http/storable';
import { problems } from '../../problems';
import type { EnvironmentBody } from './environment-schema';

export interface StoredEnvironment {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  /** Comes from the configuration, and is changed there only. */
  readonly isReadOnly: boolean;
  readonly body: EnvironmentBody;
}

export const DEFAULT_ENVIRONMENT = 'Default';

const columns = sql`environment.organization, environment.id, environment.name, environment.is_read_only as "isReadOnly", environment.body`;

/** Only what everybody may know. */
const eventOf = ({ organization, id, name, body }: StoredEnvironment): Environment => ({
  id,
  organization,
  name,
  displayName: body.displayName,
  description: body.description,
  type: body.type,
  vhosts: body.vhosts,
});

const defaultBody = ({ host, httpPort, httpsPort }: PublisherConfig['defaultVhost']): EnvironmentBody => ({
  name: DEFAULT_ENVIRONMENT,
  displayName: DEFAULT_ENVIRONMENT,
  description: 'The gateways of this installation',
  provider: 'wso2',
  gatewayType: 'Regular',
  type: 'hybrid',
  vhosts: [{ host, httpContext: '', httpPort, httpsPort, wsPort: httpPort, wssPort: httpsPort }],
});

export const createEnvironmentStore = ({ database, outbox, clock, config }: { database: Database; outbox: Outbox; clock: Clock; config: PublisherConfig }) => {
  const seeded = new Set<string>();

  const one = async (db: Db, where: Sql, lock = sql``): Promise<StoredEnvironment | undefined> => {
    const [row] = await db.rows<StoredEnvironment>(sql`select ${columns} from environment where ${where} ${lock}`);
    return row;
  };

  /** Every organization has the environment of the configuration, as the configuration says it now. */
  const ensureDefault = async (organization: string): Promise<void> => {
    if (seeded.has(organization)) return;
    const body = defaultBody(config.defaultVhost);
    await database.inTransaction(async (db) => {
      const [written] = await db.rows<StoredEnvironment>(sql`
        insert into environment (organization, id, name, is_read_only, body, created_at)
        values (${organization}, ${randomUUID()}, ${DEFAULT_ENVIRONMENT}, true, ${storableJson(body)}, ${new Date(clock.now())})
        on conflict (organization, lower(name)) do update set body = excluded.body where environment.is_read_only and environment.body <> excluded.body
        returning ${columns}`);
      if (written) await outbox.put(db, environmentChanged, eventOf(written));
    });
    seeded.add(organization);
  };

  const isUsed = async (db: Db, { organization, name }: StoredEnvironment, exceptVhosts: readonly string[]): Promise<boolean> => {
    const [used] = await db.rows(sql`
      select 1
        from api_deployment
       where api_deployment.organization = ${organization} and api_deployment.environment = ${name} and not (api_deployment.vhost = any(${exceptVhosts}))
       limit 1`);
    return used !== undefined;
  };

  /** @throws AppError for one that there is not, or that the configuration owns */
  const lockOwn = async (db: Db, organization: string, id: string): Promise<StoredEnvironment> => {
    const found = isStorable(id) ? await one(db, sql`environment.organization = ${organization} and environment.id = ${id}`, sql`for update`) : undefined;
    if (!found) throw new AppError(problems.ENVIRONMENT_NOT_FOUND, id);
    if (found.isReadOnly) throw new AppError(problems.ENVIRONMENT_READ_ONLY, found.name);
    return found;
  };

  return {
    ensureDefault,

    list: async (organization: string): Promise<StoredEnvironment[]> => {
      await ensureDefault(organization);
      return database.rows<StoredEnvironment>(sql`
        select ${columns}
          from environment
         where environment.organization = ${organization}
         order by environment.created_at, environment.id`);
    },

    /** @throws AppError for one that there is not */
    require: async (organization: string, id: string): Promise<StoredEnvironment> => {
      await ensureDefault(organization);
      const found = isStorable(id) ? await one(database, sql`environment.organization = ${organization} and environment.id = ${id}`) : undefined;
      if (!found) throw new AppError(problems.ENVIRONMENT_NOT_FOUND, id);
      return found;
    },

    /** Held until the transaction ends, so that it is not deleted or changed under a deployment. Call `ensureDefault` before. */
    holdByName: (db: Db, organization: string, name: string): Promise<StoredEnvironment | undefined> =>
      isStorable(name) ? one(db, sql`environment.organization = ${organization} and environment.name = ${name}`, sql`for share`) : Promise.resolve(undefined),

    add: async (organization: string, body: EnvironmentBody): Promise<StoredEnvironment> => {
      await ensureDefault(organization);
      const made: StoredEnvironment = { organization, id: randomUUID(), name: body.name, isReadOnly: false, body };
      try {
        await database.inTransaction(async (db) => {
          await db.rows(sql`
            insert into environment (organization, id, name, is_read_only, body, created_at)
            values (${organization}, ${made.id}, ${made.name}, false, ${storableJson(body)}, ${new Date(clock.now())})`);
          await outbox.put(db, environmentChanged, eventOf(made));
        });
      } catch (error) {
        throw isUniqueViolation(error, 'environment_name') ? new AppError(problems.ENVIRONMENT_TAKEN, body.name, { cause: error }) : error;
      }
      return made;
    },

    /** The name stays: deployments and gateways go by it. */
    change: (organization: string, id: string, body: EnvironmentBody): Promise<StoredEnvironment> =>
      database.inTransaction(async (db) => {
        const before = await lockOwn(db, organization, id);
        const changed: StoredEnvironment = { ...before, body: { ...body, name: before.name } };
        if (await isUsed(db, before, body.vhosts.map(({ host }) => host))) throw new AppError(problems.ENVIRONMENT_IN_USE, 'A virtual host that is missing now has deployments');
        await db.rows(sql`update environment set body = ${storableJson(changed.body)} where environment.organization = ${organization} and environment.id = ${id}`);
        await outbox.put(db, environmentChanged, eventOf(changed));
        return changed;
      }),

    remove: (organization: string, id: string): Promise<void> =>
      database.inTransaction(async (db) => {
        const found = await lockOwn(db, organization, id);
        if (await isUsed(db, found, [])) throw new AppError(problems.ENVIRONMENT_IN_USE, found.name);
        await db.rows(sql`delete from environment where environment.organization = ${organization} and environment.id = ${id}`);
        await outbox.remove(db, environmentChanged, `${organization}/${found.name}`);
      }),

    republish: (from: Database): Promise<void> =>
      from.inTransaction(async (db) => {
        const rows = await db.rows<StoredEnvironment>(sql`select ${columns} from environment`);
        for (const row of rows) await outbox.put(db, environmentChanged, eventOf(row));
      }),
  };
};
export type EnvironmentStore = ReturnType<typeof createEnvironmentStore>;

import { DEFAULT_ORGANIZATION, organizationChanged } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { ADMIN, createPgUserStore, hashPassword, newUser } from '../users';
import type { NewTenant } from './tenant-schema';
import { tenantStore, type StoredTenant } from './tenant-store';

export interface ManageTenantsParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Reads the tenants that names are split by anew. */
  readonly refresh: () => Promise<void>;
}

const announce = (outbox: Outbox, db: Db, { organization, id, displayName, enabled, createdAt }: StoredTenant): Promise<void> =>
  outbox.put(db, organizationChanged, { organization, id, displayName: displayName || organization, enabled, createdMs: createdAt.getTime() });

/** Puts all tenants on the outbox. */
export const republishTenants = async (db: Db, outbox: Outbox): Promise<void> => {
  for (const tenant of await tenantStore(db).all()) await announce(outbox, db, tenant);
};

/** What the super tenant's administrators do with tenants. */
export const createManageTenants = ({ database, outbox, clock, refresh }: ManageTenantsParts) => {
  const require = async (found: Promise<StoredTenant | undefined>, what: string): Promise<StoredTenant> => {
    const tenant = await found;
    if (!tenant) throw new AppError(problems.TENANT_NOT_FOUND, what);
    return tenant;
  };
  const lockOther = async (db: Db, id: string): Promise<StoredTenant> => {
    const tenant = await require(tenantStore(db).lock(id), id);
    if (tenant.organization === DEFAULT_ORGANIZATION) throw new AppError(problems.SUPER_TENANT, tenant.organization);
    return tenant;
  };

  return {
    add: async ({ domain, name, owners }: NewTenant): Promise<StoredTenant> => {
      const [owner] = owners;
      if (!owner) throw new Error('a tenant without its first administrator');
      const passwordHash = await hashPassword(owner.password);
      const added = await database.inTransaction(async (db) => {
        const tenant = await tenantStore(db).add(domain, name ?? '');
        if (!tenant) throw new AppError(problems.TENANT_EXISTS, domain);
        await createPgUserStore(db).add(
          newUser({ organization: domain, name: owner.username, passwordHash, roles: [ADMIN], email: owner.email ?? null, givenName: owner.firstname ?? '', familyName: owner.lastname ?? '', createdMs: clock.now() }),
        );
        await announce(outbox, db, tenant);
        return tenant;
      });
      await refresh();
      return added;
    },
    find: (id: string) => require(tenantStore(database).find(id), id),
    findByDomain: (domain: string) => require(tenantStore(database).findByDomain(domain), domain),
    list: (page: { readonly limit: number; readonly offset: number }) => tenantStore(database).page(page),
    admins: (domain: string) => tenantStore(database).admins(domain),
    /** A disabled tenant's users get no tokens, those that they have are good for nothing, and calls to its APIs are refused. */
    enable: async (id: string, enabled: boolean): Promise<StoredTenant> => {
      const changed = await database.inTransaction(async (db) => {
        const tenant = { ...(await lockOther(db, id)), enabled };
        await tenantStore(db).enable(tenant.organization, enabled);
        await announce(outbox, db, tenant);
        return tenant;
      });
      await refresh();
      return changed;
    },
    /** Its users and clients go with it. */
    remove: async (id: string): Promise<void> => {
      await database.inTransaction(async (db) => {
        const { organization, enabled } = await lockOther(db, id);
        if (enabled) throw new AppError(problems.TENANT_ACTIVE, organization);
        await tenantStore(db).remove(organization);
        await outbox.remove(db, organizationChanged, organization);
      });
      await refresh();
    },
  };
};
export type ManageTenants = ReturnType<typeof createManageTenants>;

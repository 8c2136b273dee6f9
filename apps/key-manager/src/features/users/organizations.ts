import { organizationChanged } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import { parseUserName, type UserName } from '@quintet/auth';
import type { Component } from '@quintet/service-kit';

/** The tenants, in memory: every user name that arrives is split by them. */
export interface Organizations {
  /** Reads them again. */
  refresh(): Promise<void>;
  has(organization: string): boolean;
  /** Whether its users may log in; also false for one that is not there. */
  isEnabled(organization: string): boolean;
  parse(shownName: string): UserName;
  /** Hears of what other instances of the service change. */
  readonly follower: Component;
}

export const createOrganizations = (database: Database, bus: Pick<EventBus, 'readState'>): Organizations => {
  /** Whether each of them is enabled. */
  let known: ReadonlyMap<string, boolean> = new Map();
  let reader: StateReader | undefined;
  const refresh = async (): Promise<void> => {
    const rows = await database.rows<{ organization: string; enabled: boolean }>(sql`select organization.organization, organization.enabled from organization where organization.deleted_at is null`);
    known = new Map(rows.map(({ organization, enabled }) => [organization, enabled]));
  };
  const isStale = (organization: string, enabled: boolean | undefined): boolean => known.get(organization) !== enabled;
  return {
    refresh,
    has: (organization) => known.has(organization),
    isEnabled: (organization) => known.get(organization) === true,
    parse: (shownName) => parseUserName(shownName, (name) => known.has(name)),
    follower: {
      name: 'changes of tenants',
      start: async () => {
        reader = bus.readState(organizationChanged, async (change) => {
          if (isStale(change.key, change.kind === 'upsert' ? change.data.enabled : undefined)) await refresh();
        });
      },
      stop: async () => {
        await reader?.stop();
        reader = undefined;
      },
    },
  };
};

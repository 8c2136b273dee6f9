import { apiChanged, scopeChanged, scopeKeyOf, type ApiCatalogueEntry } from '@quintet/contracts';
import { createProjection, type EventBus } from '@quintet/messaging';
import { createLifecycle, type Component, type ReadinessCheck } from '@quintet/service-kit';

/** The scopes that publishers gave their APIs, and those that APIs share, by organization. */
export interface ApiScopes extends Component {
  /** Roles bound to the scope: the shared one's own, else one list per API that has it; undefined: there is none. */
  rolesOf(organization: string, scope: string): readonly (readonly string[])[] | undefined;
  readonly readiness: readonly ReadinessCheck[];
}

const keyOf = (organization: string, scope: string): string => `${organization}\n${scope}`;

export const followApiScopes = (bus: Pick<EventBus, 'readState'>): ApiScopes => {
  const apis = createProjection(bus, apiChanged);
  const shared = createProjection(bus, scopeChanged);
  const lifecycle = createLifecycle([shared, apis]);
  const index = new Map<string, Map<string, readonly string[]>>();

  const drop = ({ id, organization, scopes }: ApiCatalogueEntry): void => {
    for (const { key } of scopes) {
      const of = index.get(keyOf(organization, key));
      of?.delete(id);
      if (of?.size === 0) index.delete(keyOf(organization, key));
    }
  };
  const add = ({ id, organization, scopes }: ApiCatalogueEntry): void => {
    for (const { key: scope, roles } of scopes) {
      const key = keyOf(organization, scope);
      const of = index.get(key) ?? new Map<string, readonly string[]>();
      index.set(key, of.set(id, roles));
    }
  };
  apis.onChange((_key, now, before) => {
    if (before) drop(before);
    if (now) add(now);
  });

  return {
    name: 'scopes of APIs',
    readiness: [shared.readiness, apis.readiness],
    rolesOf: (organization, scope) => {
      const own = shared.get(scopeKeyOf({ organization, name: scope }));
      if (own) return [own.roles]; // its changes reach the APIs that use it one by one
      const found = index.get(keyOf(organization, scope));
      return found && [...found.values()];
    },
    start: lifecycle.start,
    stop: async () => {
      await lifecycle.stop();
      index.clear();
    },
  };
};

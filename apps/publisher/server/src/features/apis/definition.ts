import { apiContentChanged } from '@quintet/contracts';
import { parseDefinition, writeOperations, type DefinedApi, type OpenApiDocument } from '@quintet/openapi';
import type { Outbox } from '@quintet/outbox';
import { sql, type Db } from '@quintet/persistence';
import { UNLIMITED } from '@quintet/contracts';
import type { ApiBody, ApiOperation } from './api-schema';

interface Described {
  readonly name: string;
  readonly version: string;
  readonly body: Pick<ApiBody, 'description' | 'operations' | 'scopes'>;
}

/** A definition that says what the API's operations and scopes say; what else stands in `document` stays. */
export const definitionOf = (document: OpenApiDocument | undefined, { name, version, body }: Described): string =>
  JSON.stringify(
    writeOperations(document, {
      title: name,
      version,
      description: body.description,
      operations: body.operations,
      scopes: body.scopes.map(({ scope }) => ({ name: scope.name, description: scope.description ?? '', bindings: scope.bindings })),
    }),
  );

/** The operations and scopes of a definition; what it leaves open is as it was before, or the default. */
export const operationsFrom = ({ operations, scopes }: Pick<DefinedApi, 'operations' | 'scopes'>, before?: Pick<ApiBody, 'operations' | 'scopes'>) => {
  const known = new Map(before?.operations.map((operation) => [`${operation.verb} ${operation.target}`, operation]));
  const knownScopes = new Map(before?.scopes.map((one) => [one.scope.name, one]));
  return {
    operations: operations.map(({ verb, target, authType, throttlingPolicy, scopes: needed }) => {
      const old = known.get(`${verb} ${target}`);
      return { ...old, verb, target, authType: authType ?? old?.authType, throttlingPolicy: throttlingPolicy ?? old?.throttlingPolicy ?? UNLIMITED, scopes: [...needed] };
    }),
    scopes: scopes.map(({ name, description, bindings }) => {
      const old = knownScopes.get(name);
      return { ...old, shared: old?.shared ?? false, scope: { displayName: name, ...old?.scope, name, description: description || (old?.scope.description ?? ''), bindings: [...(bindings ?? old?.scope.bindings ?? [])] } };
    }),
  };
};

export const sameOperations = (a: readonly ApiOperation[], b: readonly ApiOperation[]): boolean => JSON.stringify(a) === JSON.stringify(b);

export const readDefinition = async (db: Db, organization: string, apiId: string): Promise<string> => {
  const [row] = await db.rows<{ definition: string }>(sql`
    select api_definition.definition
      from api_definition
     where api_definition.organization = ${organization} and api_definition.api_id = ${apiId}`);
  return row?.definition ?? '{}';
};

/** Keeps a definition and tells of it. The caller holds the API's row. */
export const keepDefinition = async (db: Db, outbox: Outbox, organization: string, apiId: string, definition: string): Promise<void> => {
  await db.rows(sql`
    insert into api_definition (organization, api_id, definition)
    values (${organization}, ${apiId}, ${definition})
    on conflict (organization, api_id) do update set definition = excluded.definition`);
  await outbox.put(db, apiContentChanged, { kind: 'definition', apiId, organization, definition });
};

/** The kept text as a document. It was checked when it was kept. */
export const documentOf = (definition: string): OpenApiDocument | undefined => {
  const parsed = parseDefinition(definition);
  return parsed.ok ? parsed.document : undefined;
};

import { camel, pascal, snake, words } from '../names.mjs';

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The files of a feature: a named thing of an organization that is listed, made and deleted. */
export const featureFiles = ({ plural, one, service, migration }) => {
  const [Thing, thing, Things, table] = [pascal(one), camel(one), pascal(plural), snake(one)];
  const [NOT_FOUND, TAKEN] = [`${snake(one).toUpperCase()}_NOT_FOUND`, `${snake(one).toUpperCase()}_TAKEN`];
  return {
    [`${one}.ts`]: `/** A ${words(one)} of an organization. */
export interface ${Thing} {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}
`,
    [`${one}-schema.ts`]: `import { z } from 'zod';

/** What a client sends. */
export const ${thing}Body = z.strictObject({ name: z.string().min(1).max(255), description: z.string().max(1_024).default('') });
export type ${Thing}Body = z.output<typeof ${thing}Body>;
`,
    [`${one}-store.ts`]: `import { isUniqueViolation, sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ${Thing} } from './${one}';

const columns = sql\`${table}.id, ${table}.name, ${table}.description\`;

export const list${Things} = (db: Db, organization: string, { limit, offset }: { limit: number; offset: number }): Promise<${Thing}[]> =>
  db.rows<${Thing}>(sql\`
    select \${columns}
      from ${table}
     where ${table}.organization = \${organization}
     order by ${table}.name
     limit \${limit} offset \${offset}\`);

export const count${Things} = async (db: Db, organization: string): Promise<number> => {
  const [row] = await db.rows<{ total: number }>(sql\`select count(*)::integer as total from ${table} where ${table}.organization = \${organization}\`);
  return row?.total ?? 0;
};

/** @throws AppError ${TAKEN} */
export const insert${Thing} = async (db: Db, organization: string, { id, name, description }: ${Thing}): Promise<void> => {
  try {
    await db.rows(sql\`insert into ${table} (organization, id, name, description) values (\${organization}, \${id}, \${name}, \${description})\`);
  } catch (error) {
    if (isUniqueViolation(error, '${table}_name')) throw new AppError(problems.${TAKEN}, name, { cause: error });
    throw error;
  }
};

/** @throws AppError ${NOT_FOUND} */
export const delete${Thing} = async (db: Db, organization: string, id: string): Promise<void> => {
  const deleted = await db.rows(sql\`delete from ${table} where ${table}.organization = \${organization} and ${table}.id = \${id} returning ${table}.id\`);
  if (deleted.length === 0) throw new AppError(problems.${NOT_FOUND}, id);
};
`,
    [`create-${one}.ts`]: `import { randomUUID } from 'node:crypto';
import type { Database } from '@quintet/persistence';
import type { ${Thing} } from './${one}';
import type { ${Thing}Body } from './${one}-schema';
import { insert${Thing} } from './${one}-store';

/** @throws AppError ${TAKEN} */
export const createCreate${Thing} =
  (database: Database) =>
  async (organization: string, body: ${Thing}Body): Promise<${Thing}> => {
    const made = { id: randomUUID(), ...body };
    await database.inTransaction((db) => insert${Thing}(db, organization, made));
    return made;
  };
export type Create${Thing} = ReturnType<typeof createCreate${Thing}>;
`,
    [`${one}-routes.ts`]: `import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOf, pagingShape, type Guard } from '@quintet/management-api';
import type { Database } from '@quintet/persistence';
import { ${service.base} } from '../../feature';
import type { Create${Thing} } from './create-${one}';
import { ${thing}Body } from './${one}-schema';
import { count${Things}, delete${Thing}, list${Things} } from './${one}-store';

const page = z.object(pagingShape);

export interface ${Thing}RoutesParts {
  readonly guard: Guard;
  readonly database: Database;
  readonly create${Thing}: Create${Thing};
}

export const ${thing}Routes = ({ guard, database, create${Thing} }: ${Thing}RoutesParts): Router =>
  Router()
    .get('/${plural}', guard.requireScope('${service.readScope}'), async (req, res) => {
      const { organization } = callerOf(req);
      const paging = page.parse(req.query);
      res.json(pageOf(req, paging, await list${Things}(database, organization, paging), await count${Things}(database, organization)));
    })
    .post('/${plural}', guard.requireScope('${service.writeScope}'), async (req, res) => {
      const made = await create${Thing}(callerOf(req).organization, ${thing}Body.parse(req.body));
      res.status(201).location(\`\${${service.base}}/${plural}/\${made.id}\`).json(made);
    })
    .delete('/${plural}/:${thing}Id', guard.requireScope('${service.writeScope}'), async (req, res) => {
      await delete${Thing}(database, callerOf(req).organization, String(req.params['${thing}Id']));
      res.status(200).end();
    });
`,
    'index.ts': `import { ${service.base}, type Feature, type ${service.parts} } from '../../feature';
import { createCreate${Thing} } from './create-${one}';
import { ${thing}Routes } from './${one}-routes';

/** The ${words(plural)} of an organization. */
export const ${camel(plural)}Feature = ({ database, guard }: ${service.parts}): Feature => ({
  routers: [{ base: ${service.base}, router: ${thing}Routes({ guard, database, create${Thing}: createCreate${Thing}(database) }) }],
});
`,
    [`${plural}.itest.ts`]: `${service.testImports}

${service.testSetup(plural)}

test('a ${words(one)} is made, listed and deleted', async () => {
  const made = await call('POST', '', { name: 'first' });

  expect(made).toMatchObject({ status: 201, body: { name: 'first', description: '' } });
  expect((await call('GET')).body).toMatchObject({ count: 1, list: [made.body] });
  expect((await call('DELETE', \`/\${made.body.id}\`)).status).toBe(200);
  expect((await call('DELETE', \`/\${made.body.id}\`)).status).toBe(404);
});

test('a name is there once', async () => {
  await call('POST', '', { name: 'once' });

  expect((await call('POST', '', { name: 'once' })).status).toBe(409);
});

test('bad input is refused', async () => {
  for (const json of [{}, { name: '' }, { name: 'x'.repeat(256) }, { name: 'a', colour: 'red' }]) expect((await call('POST', '', json)).status).toBe(400);
});

test('another organization sees and deletes nothing of it', async () => {
  const { body } = await call('POST', '', { name: 'ours' });

  expect((await foreign('GET')).body).toMatchObject({ count: 0 });
  expect((await foreign('DELETE', \`/\${body.id}\`)).status).toBe(404);
});
`,
    [`../../../openapi/${plural}.yaml`]: `document: ${service.document}
tag: ${sentence(words(plural))}
about: The ${words(plural)} of the organization.

paths:
  /${plural}:
    get:
      operationId: list${Things}
      summary: The ${words(plural)}
      access: [${service.readScope}]
      parameters: [limit, offset]
      answers: { 200: { page: ${Thing} } }
    post:
      operationId: create${Thing}
      summary: Make a ${words(one)}
      access: [${service.writeScope}]
      body: ${Thing}Body
      answers: { 201: ${Thing} }
      errors: [409]

  /${plural}/{${thing}Id}:
    delete:
      operationId: delete${Thing}
      summary: Delete a ${words(one)}
      access: [${service.writeScope}]
      answers: { 200: null }

schemas:
  ${Thing}Body: { zod: features/${plural}/${one}-schema.ts#${thing}Body }
  ${Thing}:
    has:
      id: string
      name: string
      description: string
`,
    [`../../migrations/${migration}_${table}.ts`]: `import type { Migration } from '@quintet/persistence';

export const ${thing}: Migration = {
  name: '${migration}_${table}.sql',
  text: \`
create table ${table} (
  organization text not null,
  id           text not null,
  name         text not null,
  description  text not null,
  primary key (organization, id)
);
create unique index ${table}_name on ${table} (organization, name);
\`,
};
`,
  };
};

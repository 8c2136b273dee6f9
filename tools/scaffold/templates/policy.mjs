import { camel, words } from '../names.mjs';

/** The files of a gateway policy: as it stands, it wants a header of its own name. */
export const policyFiles = (name) => ({
  [`${name}.ts`]: `import { next, reject, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';

const header = 'x-${name}';

/** A call must carry the header \`x-${name}\`. */
export const ${camel(name)} = (): PolicyKind => ({
  name: '${name}',
  phase: 'authorize',
  compile: () => {
    const refusal = reject(problems.FORBIDDEN, \`The header \${header} is needed.\`);
    return ({ call }) => (call.headers[header] === undefined ? refusal : next);
  },
});
`,
  'index.ts': `export * from './${name}';
`,
  [`${name}.spec.ts`]: `import type { Exchange, OperationRules } from '../../pipeline/policy';
import type { CompiledApi } from '../../state/compile-api';
import { ${camel(name)} } from './${name}';

const exchange = (headers: Record<string, string>) => ({ call: { headers } }) as unknown as Exchange;
const policy = ${camel(name)}().compile({} as CompiledApi, {} as OperationRules);

test('${words(name)}: a call with its header passes', () => {
  expect(policy?.(exchange({ 'x-${name}': '1' }))).toMatchObject({ kind: 'next' });
});

test('${words(name)}: a call without it is refused', () => {
  expect(policy?.(exchange({}))).toMatchObject({ kind: 'reject', rejection: { problem: { name: 'FORBIDDEN' } } });
});
`,
});

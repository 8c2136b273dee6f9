import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.itest.ts', '**/*.contract.ts', '**/*.bench.ts', '**/test/**', '**/testing.ts', 'libs/shared/testkit/**', 'apps/e2e/**'];
const noTestCode = { group: ['@quintet/testkit', '@quintet/*/testing'], message: 'Test helpers stay in tests.' };
// What all features stand on is two levels up, and is no other feature.
const throughIndex = { group: ['../*/*', '!../../*'], message: 'Another feature is entered through its index.' };

/** Who may import whom. Nothing may import an app but what `allow` names. */
const boundaries = (allow) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow,
    depConstraints: [
      { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:contracts'] },
      {
        sourceTag: 'type:domain',
        onlyDependOnLibsWithTags: ['type:contracts', 'type:domain'],
        bannedExternalImports: ['pg', 'kafkajs', 'express', 'http-proxy-3'],
      },
      { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:contracts', 'type:kit', 'type:testing'] },
      { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contracts', 'type:kit', 'type:testing'] },
      { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contracts', 'type:domain', 'type:kit', 'type:testing'] },
      { sourceTag: 'type:runtime', onlyDependOnLibsWithTags: ['type:contracts', 'type:kit', 'type:app', 'type:testing'] },
      { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:contracts', 'type:kit', 'type:testing'] },
      { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contracts', 'type:web', 'type:testing'], bannedExternalImports: ['pg', 'kafkajs', 'express'] },
      { sourceTag: 'plane:data', notDependOnLibsWithTags: ['plane:control'], bannedExternalImports: ['pg'] },
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.cjs', '**/generated/**', '**/web/src/api/*.d.ts', 'tools/kafka/target/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { ecmaVersion: 2023, sourceType: 'module', ecmaFeatures: { jsx: true } } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@nx/enforce-module-boundaries': boundaries([]),
    },
  },
  {
    files: ['**/*.ts'],
    // run-main is the body of every main.ts: the life of the process itself.
    ignores: ['**/main.ts', '**/run-main.ts', ...tests],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noTestCode] }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read it in main.ts and pass the config down.' },
        { object: 'process', property: 'exit', message: 'Only main.ts ends the process.' },
      ],
    },
  },
  {
    files: ['**/web/**/*.{ts,tsx}', '**/web-kit/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // The one place that hosts services: each exports its component and nothing else.
    files: ['apps/runtime/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(['@quintet/gateway', '@quintet/key-manager', '@quintet/traffic-manager', '@quintet/publisher', '@quintet/devportal']) },
  },
  {
    files: ['**/features/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: [noTestCode, throughIndex] }] },
  },
);

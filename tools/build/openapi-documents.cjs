// The OpenAPI documents that services serve, as texts: a service stays one file.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @returns {Record<string, string>} by the names that `npm run docs` gives them */
exports.openapiDocuments = (names) => Object.fromEntries(names.map((name) => [name, readFileSync(join(__dirname, '../../docs/reference/openapi', `${name}.yaml`), 'utf8')]));

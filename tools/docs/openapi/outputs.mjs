// All that is written from the fragments: a document of each API, and the types of those that the portals call.
import { Validator } from '@seriousme/openapi-schema-validator';
import { documents } from './documents.mjs';
import { documentText, joinDocuments } from './join.mjs';
import { typesOf } from './types.mjs';

const checked = async (name, document) => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (!valid) throw new Error(`the document "${name}" is no valid OpenAPI: ${JSON.stringify(errors).slice(0, 2_000)}`);
};

/**
 * @param {string} root folder of the repository
 * @returns {Promise<{ file: string, text: string }[]>} files by their paths from the root
 */
export const openapiOutputs = async (root) => {
  const outputs = [];
  for (const [name, document] of await joinDocuments(root)) {
    await checked(name, document);
    outputs.push({ file: `docs/reference/openapi/${name}.yaml`, text: documentText(document) });
    const { types } = documents[name];
    if (types.length > 0) {
      const text = await typesOf(document);
      outputs.push(...types.map((file) => ({ file, text })));
    }
  }
  return outputs;
};

// TypeScript types of the documents, for the portals.
import openapiTS, { astToString } from 'openapi-typescript';

const header = `// Written by \`npm run api-types\` from the fragments below openapi/ of the services: changed there, never here.
`;

/** @returns {Promise<string>} the text of a declaration file with \`paths\`, \`components\` and \`operations\` */
export const typesOf = async (document) => {
  // A default is the server's: a request may leave the member out.
  const ast = await openapiTS(structuredClone(document), { defaultNonNullable: false, silent: true });
  return header + astToString(ast);
};

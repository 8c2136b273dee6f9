// Carries doc comments of zod shapes into the schemas, where `z.toJSONSchema` finds them: comments are written once, in the code.
import ts from 'typescript';

const describe = `
function __described(schema, description) {
  return typeof schema?.meta === 'function' ? schema.meta({ description }) : schema;
}
`;

/** The text of the doc comment before a node, without stars and tags. */
const commentOf = (node, text) => {
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.at(-1);
  const comment = last ? text.slice(last.pos, last.end) : '';
  if (!comment.startsWith('/**')) return undefined;
  const lines = comment.slice(3, -2).split('\n').map((line) => line.replace(/^\s*\*?\s?/, '').trim());
  const untilTag = lines.findIndex((line) => line.startsWith('@'));
  return (untilTag < 0 ? lines : lines.slice(0, untilTag)).join(' ').trim();
};

const insertion = (property, text) => {
  const comment = commentOf(property, text);
  if (!comment) return [];
  const quoted = JSON.stringify(comment);
  if (ts.isPropertyAssignment(property)) {
    return [
      { at: property.initializer.getStart(), insert: '__described(' },
      { at: property.initializer.getEnd(), insert: `, ${quoted})` },
    ];
  }
  if (ts.isShorthandPropertyAssignment(property)) return [{ at: property.getEnd(), insert: `: __described(${property.name.text}, ${quoted})` }];
  return [];
};

/**
 * @param {string} text TypeScript
 * @returns {{ text: string, exported: Map<string, string> }} the text with described properties, and the comments of exported constants
 */
export const withDescriptions = (text) => {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const insertions = [];
  const exported = new Map();
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) insertions.push(...node.properties.flatMap((property) => insertion(property, text)));
    if (ts.isVariableStatement(node) && node.parent === source) {
      const comment = commentOf(node, text);
      for (const { name } of node.declarationList.declarations) if (comment && ts.isIdentifier(name)) exported.set(name.text, comment);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  let described = text;
  for (const { at, insert } of insertions.sort((a, b) => b.at - a.at)) described = described.slice(0, at) + insert + described.slice(at);
  return { text: described + (insertions.length > 0 ? describe : ''), exported };
};

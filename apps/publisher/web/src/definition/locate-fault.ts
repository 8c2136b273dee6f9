import { isMap, isSeq, LineCounter, parseDocument, type Node } from 'yaml';

/** A place in the text of a definition, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const maxTextLength = 2 * 1024 * 1024;
/** As the parsers of JSON and of YAML say where they stopped. */
const saidPlaces = [/\(line (\d+) column (\d+)\)/, /\((\d+):(\d+)\)/];

const namesOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** As deep as the names lead: what is missing is said where it should stand. */
const offsetOf = (root: Node | null, names: readonly string[]): number => {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const name of names) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String((key as { value?: unknown } | null)?.value ?? key) === name);
      if (!pair) return offset;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
};

/**
 * Finds the places of faults in the text that they are about, JSON or YAML.
 *
 * @param faults with a JSON pointer each (empty: the document itself), and the parser's own words where it could not be read at all
 * @returns undefined for a fault whose place can not be told
 */
export const locateFaults = (text: string, faults: readonly { readonly pointer: string; readonly reason: string }[]): readonly (TextPlace | undefined)[] => {
  const lines = new LineCounter();
  const isReadable = text.length <= maxTextLength;
  const root = isReadable && faults.some(({ pointer }) => pointer !== '') ? parseDocument(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false }).contents : null;
  return faults.map(({ pointer, reason }) => {
    if (pointer !== '') {
      if (root === null) return undefined;
      const { line, col } = lines.linePos(offsetOf(root, namesOf(pointer)));
      return { line: Math.max(1, line), column: Math.max(1, col) };
    }
    const [, line, column] = saidPlaces.map((place) => place.exec(reason)).find((match) => match !== null) ?? [];
    return line === undefined ? undefined : { line: Number(line), column: Number(column) };
  });
};

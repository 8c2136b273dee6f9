import { fillsParameter, parseUriTemplate, type TemplateSegment } from './uri-template';

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** Those with literal text in them come first: they say more. */
  readonly parameters: { readonly around: readonly string[]; readonly node: Node<T> }[];
  /** What ends here, by verb. */
  readonly exact: Map<string, T>;
  /** What goes on from here with anything, by verb. */
  readonly open: Map<string, T>;
}

export interface RouteTable<T> {
  /**
   * The most specific operation that answers the verb: per segment, text before parameter before wildcard.
   *
   * @param path canonical, below the API's context; a slash at its end makes no difference
   */
  find(verb: string, path: string): T | undefined;
  /** Verbs that the path answers, sorted; empty when no template matches. */
  verbsAt(path: string): readonly string[];
}

const newNode = <T>(): Node<T> => ({ literals: new Map(), parameters: [], exact: new Map(), open: new Map() });

const literalLength = (around: readonly string[]): number => around.reduce((sum, text) => sum + text.length, 0);

const child = <T>(node: Node<T>, segment: TemplateSegment): Node<T> => {
  if (segment.kind === 'literal') {
    const known = node.literals.get(segment.text);
    if (known) return known;
    const made = newNode<T>();
    node.literals.set(segment.text, made);
    return made;
  }
  const key = segment.around.join('{}');
  const known = node.parameters.find(({ around }) => around.join('{}') === key);
  if (known) return known.node;
  const made = { around: segment.around, node: newNode<T>() };
  node.parameters.push(made);
  node.parameters.sort((a, b) => literalLength(b.around) - literalLength(a.around));
  return made.node;
};

const segmentsOf = (path: string): string[] => {
  const segments = path.split('/');
  segments.shift();
  if (segments[segments.length - 1] === '') segments.pop();
  return segments;
};

/** Asks the ends of all matching templates, the most specific first, until one gives an answer. */
const search = <T, R>(node: Node<T>, segments: readonly string[], at: number, ask: (ends: Map<string, T>) => R | undefined): R | undefined => {
  const segment = segments[at];
  if (segment === undefined) return (node.exact.size > 0 ? ask(node.exact) : undefined) ?? (node.open.size > 0 ? ask(node.open) : undefined);
  const literal = node.literals.get(segment);
  const viaLiteral = literal && search(literal, segments, at + 1, ask);
  if (viaLiteral !== undefined) return viaLiteral;
  for (const { around, node: next } of node.parameters) {
    const found = fillsParameter(around, segment) ? search(next, segments, at + 1, ask) : undefined;
    if (found !== undefined) return found;
  }
  return node.open.size > 0 ? ask(node.open) : undefined;
};

/**
 * Compiles the operations of an API once, so that a call costs a look-up per segment.
 *
 * @throws Error when a template cannot be read, or two operations answer the same
 */
export const createRouteTable = <T extends { readonly verb: string; readonly target: string }>(operations: readonly T[]): RouteTable<T> => {
  const root = newNode<T>();
  for (const operation of operations) {
    const { segments, open } = parseUriTemplate(operation.target);
    const node = segments.reduce<Node<T>>(child, root);
    const ends = open ? node.open : node.exact;
    const before = ends.get(operation.verb);
    if (before) throw new Error(`${operation.verb} ${operation.target} and ${before.verb} ${before.target} answer the same calls`);
    ends.set(operation.verb, operation);
  }
  return {
    find: (verb, path) => search(root, segmentsOf(path), 0, (ends) => ends.get(verb)),
    verbsAt: (path) => {
      const verbs = new Set<string>();
      search(root, segmentsOf(path), 0, (ends) => {
        for (const verb of ends.keys()) verbs.add(verb);
        return undefined;
      });
      return [...verbs].sort();
    },
  };
};

import { fillsParameter, parseUriTemplate, type TemplateSegment } from './uri-template';

/** What it has not is undefined: there are as many nodes as operations, and most have little. */
interface Node<T> {
  literals: Map<string, Node<T>> | undefined;
  /** Those with literal text in them come first: they say more. */
  parameters: readonly { readonly around: readonly string[]; readonly node: Node<T> }[] | undefined;
  /** What ends here: few, each of another verb. */
  exact: readonly T[] | undefined;
  /** What goes on from here with anything. */
  open: readonly T[] | undefined;
}

interface Operation {
  readonly verb: string;
  readonly target: string;
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

const newNode = <T>(): Node<T> => ({ literals: undefined, parameters: undefined, exact: undefined, open: undefined });

const literalLength = (around: readonly string[]): number => around.reduce((sum, text) => sum + text.length, 0);

const child = <T>(node: Node<T>, segment: TemplateSegment): Node<T> => {
  if (segment.kind === 'literal') {
    const literals = (node.literals ??= new Map<string, Node<T>>());
    const known = literals.get(segment.text);
    if (known) return known;
    const made = newNode<T>();
    literals.set(segment.text, made);
    return made;
  }
  const key = segment.around.join('{}');
  const known = node.parameters?.find(({ around }) => around.join('{}') === key);
  if (known) return known.node;
  const made = { around: segment.around, node: newNode<T>() };
  node.parameters = [...(node.parameters ?? []), made].sort((a, b) => literalLength(b.around) - literalLength(a.around));
  return made.node;
};

const segmentsOf = (path: string): string[] => {
  const segments = path.split('/');
  segments.shift();
  if (segments[segments.length - 1] === '') segments.pop();
  return segments;
};

/** Asks the ends of all matching templates, the most specific first, until one gives an answer. */
const search = <T, R>(node: Node<T>, segments: readonly string[], at: number, ask: (ends: readonly T[]) => R | undefined): R | undefined => {
  const segment = segments[at];
  if (segment === undefined) return (node.exact && ask(node.exact)) ?? (node.open && ask(node.open));
  const literal = node.literals?.get(segment);
  const viaLiteral = literal && search(literal, segments, at + 1, ask);
  if (viaLiteral !== undefined) return viaLiteral;
  if (node.parameters) {
    for (const { around, node: next } of node.parameters) {
      const found = fillsParameter(around, segment) ? search(next, segments, at + 1, ask) : undefined;
      if (found !== undefined) return found;
    }
  }
  return node.open && ask(node.open);
};

/**
 * Compiles the operations of an API once, so that a call costs a look-up per segment.
 *
 * @throws Error when a template cannot be read, or two operations answer the same
 */
export const createRouteTable = <T extends Operation>(operations: readonly T[]): RouteTable<T> => {
  const root = newNode<T>();
  for (const operation of operations) {
    const { segments, open } = parseUriTemplate(operation.target);
    const node = segments.reduce<Node<T>>(child, root);
    const end = open ? 'open' : 'exact';
    const before = node[end]?.find(({ verb }) => verb === operation.verb);
    if (before) throw new Error(`${operation.verb} ${operation.target} and ${before.verb} ${before.target} answer the same calls`);
    node[end] = [...(node[end] ?? []), operation]; // not `push`, which makes room for many more
  }
  return {
    find: (verb, path) => search(root, segmentsOf(path), 0, (ends) => ends.find((operation) => operation.verb === verb)),
    verbsAt: (path) => {
      const verbs = new Set<string>();
      search(root, segmentsOf(path), 0, (ends) => {
        for (const { verb } of ends) verbs.add(verb);
        return undefined;
      });
      return [...verbs].sort();
    },
  };
};

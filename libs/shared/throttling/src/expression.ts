import { callVariables, isCallVariable, type CallVariables } from './call-variables';

/** Why an expression cannot be used, and where. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

export type Predicate = (call: CallVariables) => boolean;
type Text = (call: CallVariables) => string | undefined;

interface Token {
  readonly kind: 'text' | 'name' | 'sign' | 'end';
  readonly value: string;
  readonly at: number;
}

const maxDepth = 20;
const maxTokens = 400;
const tokenRule = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z_]\w*)|(==|!=|&&|\|\||!|\(|\)|,))/y;
const signOf = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
]);

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    tokenRule.lastIndex = at;
    const match = tokenRule.exec(text);
    if (!match) throw new ExpressionError(`cannot be read at position ${at + 1}: a variable, a text in quotes, == != and or not ( ) are allowed`);
    const [, single, double, name, sign] = match;
    const quoted = single ?? double;
    const known = name === undefined ? sign : signOf.get(name.toLowerCase());
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1'), at });
    else if (known !== undefined) tokens.push({ kind: 'sign', value: known, at });
    else tokens.push({ kind: 'name', value: name as string, at });
    if (tokens.length > maxTokens) throw new ExpressionError(`is too long: at most ${maxTokens} words and signs`);
    at = tokenRule.lastIndex;
  }
  return [...tokens, { kind: 'end', value: 'the end', at: text.length }];
};

/** Functions of two texts. */
const tests = new Map<string, (text: string, other: string) => boolean>([
  ['contains', (text, other) => text.includes(other)],
  ['startsWith', (text, other) => text.startsWith(other)],
  ['endsWith', (text, other) => text.endsWith(other)],
]);

/** Recursive descent: or, and, not, then a comparison, a function or an expression in parentheses. */
const createParser = (tokens: readonly Token[]) => {
  let next = 0;
  const peek = (): Token => tokens[next] as Token;
  const fail = (wanted: string): never => {
    const { value, at } = peek();
    throw new ExpressionError(`has ${value} at position ${at + 1} where ${wanted} is expected`);
  };
  const takes = (sign: string): boolean => {
    if (peek().kind !== 'sign' || peek().value !== sign) return false;
    next += 1;
    return true;
  };
  const expect = (sign: string): void => {
    if (!takes(sign)) fail(sign);
  };

  const text = (): Text => {
    const { kind, value } = peek();
    if (kind === 'text') {
      next += 1;
      return () => value;
    }
    if (kind !== 'name' || !isCallVariable(value)) return fail(`a text in quotes or a variable (${callVariables.join(', ')})`);
    next += 1;
    return (call) => call[value];
  };

  const both = (left: Text, right: Text, test: (a: string, b: string) => boolean): Predicate => (call) => {
    const a = left(call);
    const b = right(call);
    return a !== undefined && b !== undefined && test(a, b);
  };

  const comparison = (): Predicate => {
    const { kind, value } = peek();
    const test = kind === 'name' ? tests.get(value) : undefined;
    if (test) {
      next += 1;
      expect('(');
      const left = text();
      expect(',');
      const right = text();
      expect(')');
      return both(left, right, test);
    }
    if (kind === 'name' && (value === 'true' || value === 'false')) {
      next += 1;
      return () => value === 'true';
    }
    const left = text();
    if (takes('==')) return both(left, text(), (a, b) => a === b);
    if (takes('!=')) return both(left, text(), (a, b) => a !== b);
    return fail('== or !=');
  };

  const single = (depth: number): Predicate => {
    if (depth > maxDepth) throw new ExpressionError(`is nested too deep: at most ${maxDepth} levels`);
    if (takes('!')) {
      const negated = single(depth + 1);
      return (call) => !negated(call);
    }
    if (!takes('(')) return comparison();
    const inner = anyOf(depth + 1);
    expect(')');
    return inner;
  };
  const joined = (sign: string, part: (depth: number) => Predicate, depth: number): Predicate[] => {
    const parts = [part(depth)];
    while (takes(sign)) parts.push(part(depth));
    return parts;
  };
  const allOf = (depth: number): Predicate => {
    const parts = joined('&&', single, depth);
    return parts.length === 1 ? (parts[0] as Predicate) : (call) => parts.every((part) => part(call));
  };
  const anyOf = (depth: number): Predicate => {
    const parts = joined('||', allOf, depth);
    return parts.length === 1 ? (parts[0] as Predicate) : (call) => parts.some((part) => part(call));
  };

  return (): Predicate => {
    const whole = anyOf(0);
    if (peek().kind !== 'end') fail('and, or, or the end');
    return whole;
  };
};

/**
 * Compiles an expression over the variables of a call, such as
 * `userId == 'ann@carbon.super' and not startsWith(apiContext, '/internal')`. It can compare and nothing else; a comparison
 * with a variable that the call does not have does not hold. Nothing means every call.
 *
 * @throws ExpressionError
 */
export const compileExpression = (text: string): Predicate => (text.trim() === '' ? () => true : createParser(tokensOf(text))());

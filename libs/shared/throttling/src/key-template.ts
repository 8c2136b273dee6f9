import { callVariables, isCallVariable, type CallVariable, type CallVariables } from './call-variables';

/** Why a key template cannot be used. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** Makes the key under which a call is counted; undefined when it lacks one of the variables. */
export type ExpandKey = (call: CallVariables) => string | undefined;

type Part = { readonly text: string } | { readonly variable: CallVariable };

const variableRule = /\$([A-Za-z]\w*)/g;

const partsOf = (template: string): Part[] => {
  const parts: Part[] = [];
  let at = 0;
  for (const match of template.matchAll(variableRule)) {
    const [whole, name = ''] = match;
    if (!isCallVariable(name)) throw new TemplateError(`has an unknown variable $${name}; allowed: ${callVariables.map((known) => `$${known}`).join(', ')}`);
    if (match.index > at) parts.push({ text: template.slice(at, match.index) });
    parts.push({ variable: name });
    at = match.index + whole.length;
  }
  if (at < template.length) parts.push({ text: template.slice(at) });
  return parts;
};

/**
 * Reads a template such as `$userId:$apiContext`.
 *
 * @throws TemplateError for an unknown variable, or none at all
 */
export const parseKeyTemplate = (template: string): ExpandKey => {
  const parts = partsOf(template);
  if (!parts.some((part) => 'variable' in part)) throw new TemplateError(`must have a variable; allowed: ${callVariables.map((known) => `$${known}`).join(', ')}`);
  return (call) => {
    let key = '';
    for (const part of parts) {
      const text = 'text' in part ? part.text : call[part.variable];
      if (text === undefined) return undefined;
      key += text;
    }
    return key;
  };
};

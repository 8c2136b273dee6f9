import { z } from 'zod';
import type { Api } from '../../../api/client';
import { strings } from '../../../strings/pages';

export interface PropertyLine {
  /** For React; no part of what is kept. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly display: boolean;
  /** What other clients put there besides. */
  readonly kept?: Api['additionalProperties'][number];
}

export interface PropertiesForm {
  readonly lines: readonly PropertyLine[];
}

let made = 0;
export const newLine = (): PropertyLine => {
  made += 1;
  return { key: `new-${made}`, name: '', value: '', display: false };
};

export const formOf = ({ additionalProperties }: Api): PropertiesForm => ({
  lines: additionalProperties.map((kept) => ({ key: `kept-${kept.name}`, name: kept.name, value: kept.value, display: kept.display, kept })),
});

export const bodyOf = ({ lines }: PropertiesForm) => ({
  additionalProperties: lines.map(({ name, value, display, kept }) => ({ ...kept, name: name.trim(), value, display })),
});

export const fieldOf = (serverField: string): string => serverField.replace(/^additionalProperties\./, 'lines.');

export const propertiesSchema = z.custom<PropertiesForm>().superRefine(({ lines }, ctx) => {
  const { properties: words } = strings;
  const fault = (at: number, field: 'name' | 'value', message: string): void => void ctx.addIssue({ code: 'custom', path: ['lines', at, field], message });
  lines.forEach(({ name, value }, at) => {
    const text = name.trim();
    if (text === '') fault(at, 'name', words.nameNeeded);
    else if (text.length > 80 || /\s/.test(text)) fault(at, 'name', words.nameFault);
    else if (lines.slice(0, at).some((other) => other.name.trim() === text)) fault(at, 'name', words.nameTwice);
    if (value.length > 900) fault(at, 'value', words.valueFault);
  });
});

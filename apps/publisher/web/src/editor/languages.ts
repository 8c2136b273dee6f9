import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';

export type EditorLanguage = 'yaml' | 'json';

export const languageOf: Readonly<Record<EditorLanguage, () => Extension>> = { yaml, json };

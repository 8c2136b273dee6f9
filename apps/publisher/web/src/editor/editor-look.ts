import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const both = (light: string, dark: string): string => `light-dark(${light}, ${dark})`;

/** Each at least 4.5 : 1 on the editor's ground, in both themes. */
const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: both('#1d3b87', '#93b4ff') },
  { tag: [tags.string, tags.content], color: both('#0b5d3b', '#8fd9ab') },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: both('#8a3b00', '#ffb981') },
  { tag: [tags.comment, tags.meta], color: both('#5c636a', '#a6adb5'), fontStyle: 'italic' },
  { tag: [tags.separator, tags.punctuation, tags.bracket, tags.brace, tags.squareBracket], color: both('#495057', '#c1c7cd') },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--mantine-color-text)', backgroundColor: both('#fff', 'var(--mantine-color-dark-8)'), fontSize: 'var(--mantine-font-size-sm)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)', paddingBlock: '0.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': { backgroundColor: both('var(--mantine-color-gray-0)', 'var(--mantine-color-dark-7)'), color: both('#5c636a', '#a6adb5'), borderRight: '1px solid var(--mantine-color-default-border)' },
  '.cm-activeLine': { backgroundColor: both('rgba(47, 84, 184, 0.06)', 'rgba(147, 168, 218, 0.08)') },
  '.cm-activeLineGutter': { backgroundColor: both('rgba(47, 84, 184, 0.12)', 'rgba(147, 168, 218, 0.16)') },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: both('#cfdcf7', '#2b3f6e') },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--mantine-color-body)', color: 'var(--mantine-color-text)', border: '1px solid var(--mantine-color-default-border)' },
  '.cm-textfield, .cm-button': { backgroundColor: 'var(--mantine-color-default)', backgroundImage: 'none', color: 'var(--mantine-color-text)', border: '1px solid var(--mantine-color-default-border)', borderRadius: 'var(--mantine-radius-sm)', padding: '0.25rem 0.5rem' },
  '.cm-searchMatch': { backgroundColor: both('#ffe8a3', '#5c4a00') },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: both('#ffd24d', '#7a6300') },
  '.cm-foldPlaceholder, .cm-collapsedLines': { backgroundColor: both('var(--mantine-color-gray-1)', 'var(--mantine-color-dark-6)'), backgroundImage: 'none', color: 'var(--mantine-color-text)', border: '1px solid var(--mantine-color-default-border)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--mantine-color-error)' },
  '.cm-changedLine': { backgroundColor: both('rgba(32, 140, 80, 0.10)', 'rgba(80, 200, 130, 0.14)') },
  '.cm-deletedChunk': { backgroundColor: both('rgba(200, 40, 40, 0.09)', 'rgba(255, 110, 110, 0.14)') },
  '.cm-changedText, .cm-insertedLine': { backgroundImage: 'none', backgroundColor: both('rgba(32, 140, 80, 0.18)', 'rgba(80, 200, 130, 0.25)') },
  '.cm-deletedText': { backgroundImage: 'none', backgroundColor: both('rgba(200, 40, 40, 0.18)', 'rgba(255, 110, 110, 0.28)') },
});

/** How every editor of the portal looks; `nonce` lets its style elements pass the Content-Security-Policy. */
export const editorLook = (nonce: string): Extension => [EditorView.cspNonce.of(nonce), look, syntaxHighlighting(words)];

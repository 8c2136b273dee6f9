import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { cspNonce } from '@quintet/web-kit';
import { useEffect, useRef } from 'react';
import { editorLook } from './editor-look';
import { languageOf, type EditorLanguage } from './languages';
import classes from './editor.module.css';

export interface DiffViewProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly language: EditorLanguage;
}

/** What became of a text: lines that went and lines that came, with what stayed folded away. */
export const DiffView = ({ label, before, after, language }: DiffViewProps) => {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc: after,
        extensions: [
          lineNumbers(),
          languageOf[language](),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 }, diffConfig: { scanLimit: 2_000, timeout: 1_000 } }),
          editorLook(cspNonce()),
        ],
      }),
    });
    return () => view.destroy();
  }, [label, before, after, language]);
  return <div ref={parent} className={classes['editor']} />;
};

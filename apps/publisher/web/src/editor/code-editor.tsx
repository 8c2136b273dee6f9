import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { cspNonce } from '@quintet/web-kit';
import { useEffect, useRef, type RefObject } from 'react';
import { editorLook } from './editor-look';
import { languageOf, type EditorLanguage } from './languages';
import classes from './editor.module.css';

/** Something to say about a line of the text. */
export interface LineFault {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
}

export interface EditorHandle {
  /** Puts the cursor there and shows it. */
  goTo(line: number, column: number): void;
}

export interface CodeEditorProps {
  readonly label: string;
  /** A change from outside replaces the text, as one step that can be undone. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly language: EditorLanguage;
  readonly faults: readonly LineFault[];
  readonly isReadOnly?: boolean;
  readonly handle?: RefObject<EditorHandle | null>;
}

/** What is typed over a selection is put there by the editor: the browser would give it the selection's looks as a style attribute, which the Content-Security-Policy refuses. */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== 'insertText' || event.isComposing || event.data === null || view.state.readOnly || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/** A text editor for definitions. Tab leaves it, as everywhere on a page; Ctrl+] and Ctrl+[ indent. */
export const CodeEditor = ({ label, value, onChange, language, faults, isReadOnly = false, handle }: CodeEditorProps) => {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const parts = useRef({ language: new Compartment(), access: new Compartment(), label: new Compartment() });
  const first = useRef({ value, language, isReadOnly, label });

  useEffect(() => {
    const { value: doc, language: of, isReadOnly: locked, label: name } = first.current;
    const made = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc,
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          history(),
          foldGutter(),
          lintGutter(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          search({ top: true }),
          keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
          parts.current.language.of(languageOf[of]()),
          parts.current.access.of(EditorState.readOnly.of(locked)),
          parts.current.label.of(EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' })),
          typeOverSelection,
          editorLook(cspNonce()),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const { language: of, access, label: name } = parts.current;
    view.current?.dispatch({
      effects: [of.reconfigure(languageOf[language]()), access.reconfigure(EditorState.readOnly.of(isReadOnly)), name.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }))],
    });
  }, [language, isReadOnly, label]);

  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== value) now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const now = view.current;
    if (!now) return;
    const { doc } = now.state;
    const diagnostics = faults.map(({ line, column, message }) => {
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      const from = Math.min(at.from + Math.max(column, 1) - 1, at.to);
      return { from, to: at.to, severity: 'error' as const, message };
    });
    now.dispatch(setDiagnostics(now.state, diagnostics));
  }, [faults]);

  useEffect(() => {
    if (!handle) return;
    handle.current = {
      goTo: (line, column) => {
        const now = view.current;
        if (!now) return;
        const at = now.state.doc.line(Math.min(Math.max(line, 1), now.state.doc.lines));
        now.dispatch({ selection: { anchor: Math.min(at.from + Math.max(column, 1) - 1, at.to) }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
        now.focus();
      },
    };
    return () => {
      handle.current = null;
    };
  }, [handle]);

  return <div ref={parent} className={classes['editor']} />;
};

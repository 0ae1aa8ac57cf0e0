import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import CodeMirror, { EditorView, keymap, Prec } from "@uiw/react-codemirror";
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import type { PolicyProblem } from "../policy-api.ts";
import classes from "./editor.module.css";
import { yamlColours } from "./yaml-colours.ts";

/** What other parts of the screen ask of the editor: to show a line (from 1), to write a name where the cursor is. */
export interface EditorHandle {
  goTo: (line: number, column?: number) => void;
  insert: (text: string) => void;
}

/** The text of a policy with line numbers, folding, search, and its problems marked where they stand. */
export function TextEditor(props: {
  label: string;
  value: string;
  problems: readonly PolicyProblem[];
  readOnly: boolean;
  onChange: (text: string) => void;
  onSave: () => void;
  handle: React.Ref<EditorHandle>;
}) {
  const [view, setView] = useState<EditorView | null>(null);
  const save = useRef(props.onSave);
  save.current = props.onSave;
  const extensions = useMemo(
    () => [
      yaml(),
      yamlColours,
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": props.label, tabindex: "0" }),
      Prec.highest(
        keymap.of([
          {
            key: "Mod-s",
            preventDefault: true,
            run: () => {
              save.current();
              return true;
            },
          },
        ]),
      ),
    ],
    [props.label],
  );
  useImperativeHandle(props.handle, () => handleOf(view), [view]);
  useMarkedProblems(view, props.problems, props.value);
  return (
    <CodeMirror
      className={classes.code ?? ""}
      value={props.value}
      readOnly={props.readOnly}
      theme="none"
      height="100%"
      basicSetup={{ syntaxHighlighting: false, highlightActiveLine: !props.readOnly, autocompletion: false }}
      extensions={extensions}
      onChange={props.onChange}
      onCreateEditor={setView}
      indentWithTab={false}
    />
  );
}

function useMarkedProblems(view: EditorView | null, problems: readonly PolicyProblem[], text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks move with the text, which the view reads itself.
  useEffect(() => {
    if (view === null) return;
    const { doc } = view.state;
    const diagnostics = problems.map((problem): Diagnostic => {
      const line = doc.line(Math.min(Math.max(problem.line ?? 1, 1), doc.lines));
      const from = Math.min(line.from + Math.max((problem.column ?? 1) - 1, 0), line.to);
      return { from, to: line.to, severity: "error", message: problem.message };
    });
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }, [view, problems, text]);
}

function handleOf(view: EditorView | null): EditorHandle {
  return {
    goTo: (number, column = 1) => {
      if (view === null) return;
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      const anchor = Math.min(line.from + column - 1, line.to);
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: "start", yMargin: 24 }),
      });
      view.focus();
    },
    insert: (text) => {
      if (view === null || view.state.readOnly) return;
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
  };
}

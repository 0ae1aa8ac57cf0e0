import { yamlLanguage } from "@codemirror/lang-yaml";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type Range,
  ViewPlugin,
  type ViewUpdate,
} from "@uiw/react-codemirror";

// The library's own colours are meant for one scheme each; these are classes, so that light and dark are equals.
const CLASSES: Readonly<Record<string, string>> = {
  Comment: "yaml-comment",
  Key: "yaml-key",
  QuotedLiteral: "yaml-text",
  BlockLiteralContent: "yaml-text",
  Literal: "yaml-value",
};

/** Colours keys, texts and comments of a YAML text by classes that the style sheet paints. */
export const yamlColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = paint(view);
    }
    update(change: ViewUpdate): void {
      if (change.docChanged || change.viewportChanged) this.decorations = paint(change.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function paint(view: EditorView): DecorationSet {
  const marks: Range<Decoration>[] = [];
  const { from, to } = view.viewport;
  let keyEnd = -1;
  yamlLanguage.parser.parse(view.state.doc.toString()).iterate({
    from,
    to,
    enter: (node) => {
      const name = CLASSES[node.name];
      if (name === undefined || node.to <= node.from) return;
      if (node.name === "Key") keyEnd = node.to;
      // A key is itself a literal: it keeps the key's colour.
      else if (node.to <= keyEnd) return;
      marks.push(Decoration.mark({ class: name }).range(node.from, node.to));
    },
  });
  return Decoration.set(marks, true);
}

import classes from "../policies.module.css";
import type { LimitRule, PolicyDocument } from "../policy-document.ts";
import { amountInWords, boundsInWords, type Wording } from "../policy-sentences.ts";
import { WordsSection } from "./words-section.tsx";

const NUMBER = /^\d+(\.\d+)?$/;

/** How limits are worked out: a formula, or a table by two things that are known. */
export function HowMuch({ document, words }: { document: PolicyDocument; words: Wording }) {
  const { t } = words;
  return (
    <WordsSection title={t("policies.text.howMuch")}>
      {document.limits.map((limit) => (
        <div key={limit.id} className={classes.limit}>
          <div>
            <span className={classes.strong}>{limit.id}</span>{" "}
            <span className={classes.muted}>{boundsInWords(words, limit)}</span>
          </div>
          {limit.kind === "formula" ? (
            <code className={classes.expression}>{limit.formula.trim()}</code>
          ) : (
            <Matrix limit={limit} words={words} />
          )}
        </div>
      ))}
    </WordsSection>
  );
}

function Matrix({ limit, words }: { limit: LimitRule & { kind: "matrix" }; words: Wording }) {
  const { rows, columns, cells } = limit;
  const title = words.t("policies.text.matrix", { rows: rows.name, columns: columns.name });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" aria-label={title} tabIndex={0}>
      <table className={`plain-table ${classes.matrix}`}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {columns.bands.map((band) => (
              <th key={band.label} scope="col">
                {band.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.bands.map((band, row) => (
            <tr key={band.label}>
              <th scope="row">{band.label}</th>
              {columns.bands.map((column, place) => (
                <td key={column.label}>
                  <Cell content={cells[row]?.[place] ?? ""} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ content, words }: { content: string; words: Wording }) {
  return NUMBER.test(content) ? (
    <span className="gt-figure">{amountInWords(words, content)}</span>
  ) : (
    <code className={classes.cell}>{content}</code>
  );
}

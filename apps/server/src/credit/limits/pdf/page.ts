import pdfmake from "pdfmake";
import roboto from "pdfmake/fonts/Roboto.js";

/** A cell, a table, a text or several of them: pdfmake's own form. */
export type Content = string | { readonly [key: string]: unknown } | readonly Content[];

export interface Page {
  readonly title: string;
  /** At the head of every page: who writes, and what; empty where the sheet is a letter. */
  readonly head: readonly [string, string] | null;
  readonly footnote: string;
  readonly fontSize: number;
  readonly content: readonly Content[];
}

const INK = "#1c2430";
export const QUIET_INK = "#5b6675";
const RULE = "#c9d0d9";
const HEAD_FILL = "#f1f4f7";
const MARGIN = 56;
const HEAD_HEIGHT = 84;
const FOOT_HEIGHT = 54;

const fontFiles: readonly string[] = Object.values(roboto.Roboto);
pdfmake.setFonts(roboto);
// A letter is made of text alone: nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.includes(path));

/** Draws A4 sheets and gives the PDF's bytes. Takes some milliseconds a page, so callers bound what they pass. */
export async function renderPage(page: Page): Promise<Buffer> {
  const definition = {
    info: { title: page.title },
    pageSize: "A4",
    pageMargins: [MARGIN, HEAD_HEIGHT, MARGIN, FOOT_HEIGHT],
    defaultStyle: { font: "Roboto", fontSize: page.fontSize, color: INK, lineHeight: 1.2 },
    header: () =>
      page.head === null
        ? null
        : {
            margin: [MARGIN, 34, MARGIN, 0],
            columns: [
              { text: page.head[0], fontSize: 13, bold: true },
              {
                text: page.head[1],
                fontSize: 11,
                color: QUIET_INK,
                alignment: "right",
                margin: [0, 2, 0, 0],
              },
            ],
          },
    footer: (current: number, count: number) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      fontSize: 7.5,
      color: QUIET_INK,
      columns: [page.footnote, { text: `${current} / ${count}`, alignment: "right", width: 60 }],
    }),
    content: page.content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** A text on the right edge of its cell, where amounts and counts stand. */
export function right(text: string): Content {
  return { text, alignment: "right", noWrap: true };
}

/** A line over the section that follows. */
export function heading(text: string): Content {
  return { text, fontSize: 11, bold: true, margin: [0, 14, 0, 5], headlineLevel: 1 };
}

/** A table with its head repeated on every page and a fine rule under each row. Widths are pdfmake's. */
export function table(
  widths: readonly (number | "auto" | "*")[],
  head: readonly string[],
  rows: readonly (readonly Content[])[],
): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [head.map((text) => ({ text, bold: true, color: QUIET_INK, fontSize: 7.5 })), ...rows],
    },
    layout: {
      hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      fillColor: (row: number) => (row === 0 ? HEAD_FILL : null),
      paddingLeft: () => 5,
      paddingRight: () => 5,
      paddingTop: () => 3,
      paddingBottom: () => 2.5,
    },
  };
}

/** Names and values beside each other. */
export function facts(pairs: readonly (readonly [string, string])[]): Content {
  return {
    table: {
      widths: [120, "*"],
      body: pairs.map(([name, value]) => [{ text: name, color: QUIET_INK }, value]),
    },
    layout: "noBorders",
  };
}

import pdfmake from "pdfmake";
import roboto from "pdfmake/fonts/Roboto.js";

/** A cell, a table, a text or several of them: pdfmake's own form. */
export type Content = string | { readonly [key: string]: unknown } | readonly Content[];

export interface Page {
  readonly title: string;
  /** Who writes: stands at the head of every page. */
  readonly from: string;
  /** Beside the page number at the foot of every page. */
  readonly footnote: string;
  readonly size: "A4" | "A3";
  readonly orientation: "portrait" | "landscape";
  readonly content: readonly Content[];
}

const INK = "#1c2430";
export const QUIET_INK = "#5b6675";
const RULE = "#c9d0d9";
const HEAD_FILL = "#f1f4f7";
export const ALERT_INK = "#a4262c";
const MARGIN = 42;
const HEAD_HEIGHT = 84;
const FOOT_HEIGHT = 54;
const FONT_SIZE = 8.5;

const fontFiles: readonly string[] = Object.values(roboto.Roboto);
pdfmake.setFonts(roboto);
// A statement is made of text alone: nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.includes(path));

/** Draws a document and gives the PDF's bytes. Takes some milliseconds a page, so callers bound the rows. */
export async function renderPage(page: Page): Promise<Buffer> {
  const definition = {
    info: { title: page.title, author: page.from },
    pageSize: page.size,
    pageOrientation: page.orientation,
    pageMargins: [MARGIN, HEAD_HEIGHT, MARGIN, FOOT_HEIGHT],
    defaultStyle: { font: "Roboto", fontSize: FONT_SIZE, color: INK, lineHeight: 1.15 },
    header: () => ({
      margin: [MARGIN, 34, MARGIN, 0],
      columns: [
        { text: page.from, fontSize: 13, bold: true },
        { text: page.title, fontSize: 11, color: QUIET_INK, alignment: "right", margin: [0, 2, 0, 0] },
      ],
    }),
    footer: (current: number, count: number) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      fontSize: 7.5,
      color: QUIET_INK,
      columns: [page.footnote, { text: `Page ${current} of ${count}`, alignment: "right", width: 90 }],
    }),
    content: page.content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** A text on the right edge of its cell, where amounts and counts stand. */
export function right(text: string, more: { readonly [key: string]: unknown } = {}): Content {
  return { text, alignment: "right", noWrap: true, ...more };
}

/** A line under a heading of the section that follows, kept with it. */
export function heading(text: string): Content {
  return { text, fontSize: 11, bold: true, margin: [0, 16, 0, 6], headlineLevel: 1 };
}

/**
 * A table whose first row is repeated on every page, with a fine rule under each row. `widths` are pdfmake's: points,
 * "auto" or "*". Rows in `strong` (places counted without the head) are totals.
 */
export function table(
  widths: readonly (number | "auto" | "*")[],
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  strong: ReadonlySet<number> = new Set(),
): Content {
  const body = [
    head.map((cell) => styled(cell, { bold: true, color: QUIET_INK, fontSize: 7.5 })),
    ...rows.map((row, index) => (strong.has(index) ? row.map((cell) => styled(cell, { bold: true })) : row)),
  ];
  return {
    table: { headerRows: 1, dontBreakRows: true, widths, body },
    layout: {
      hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      fillColor: (row: number) => (row === 0 || strong.has(row - 1) ? HEAD_FILL : null),
      paddingLeft: () => 5,
      paddingRight: () => 5,
      paddingTop: () => 3.5,
      paddingBottom: () => 2.5,
    },
  };
}

function styled(cell: Content, style: { readonly [key: string]: unknown }): Content {
  return typeof cell === "string" ? { text: cell, ...style } : { ...style, ...cell };
}

import type { PlainDate } from "@goodterms/kernel";
import { letterDate } from "../../notices/letter-rules.ts";
import type { Language } from "../../notices/reason-words.ts";
import { type Content, renderPage } from "./page.ts";

/** A letter as it is printed. Paragraphs of the text are parted by empty lines; lines that begin with "– " are a list. */
export interface PrintedLetter {
  readonly subject: string;
  readonly text: string;
  /** Name and address, a line each. */
  readonly addressee: readonly string[];
  readonly on: PlainDate;
  readonly language: Language;
}

const FONT_SIZE = 10;
const LIST_MARK = "– ";

/** Draws a letter on plain sheets, with the address where a window envelope shows it. */
export function drawLetter(letter: PrintedLetter): Promise<Buffer> {
  return renderPage({
    title: letter.subject,
    head: null,
    footnote: "",
    fontSize: FONT_SIZE,
    content: [
      { stack: [...letter.addressee], margin: [0, 40, 0, 30] },
      { text: letterDate(letter.on, letter.language), alignment: "right", margin: [0, 0, 0, 18] },
      { text: letter.subject, bold: true, fontSize: 11.5, margin: [0, 0, 0, 12] },
      ...letter.text.split("\n\n").map(paragraph),
    ],
  });
}

function paragraph(text: string): Content {
  const lines = text.split("\n");
  const items = lines.filter((line) => line.startsWith(LIST_MARK));
  if (items.length === 0) return { stack: lines, margin: [0, 0, 0, 9] };
  return {
    margin: [0, 0, 0, 9],
    stack: [
      ...lines.filter((line) => !line.startsWith(LIST_MARK)),
      { ul: items.map((line) => line.slice(LIST_MARK.length)), margin: [8, 3, 0, 0] },
    ],
  };
}

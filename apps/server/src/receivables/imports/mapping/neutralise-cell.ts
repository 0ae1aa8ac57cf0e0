/** What a spreadsheet takes for the start of a formula, or skips to get at one. */
const FORMULA_START = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/;

/**
 * Makes a text safe to open in a spreadsheet: one that would be run as a formula gets an apostrophe in
 * front, which spreadsheets take as "this is text". Plain numbers stay numbers. Source: OWASP, CSV Injection.
 */
export function neutraliseCell(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

import { MAX_RECORD_LENGTH } from "./limits.ts";
import { lineTooLong } from "./split-records.ts";

export interface LineSplitter {
  /** Takes the next text of the file. Throws FileError line_too_long. */
  write(text: string): void;
  /** Says that the file ends here. */
  end(): void;
}

/** Splits text at line feeds (a carriage return before one is dropped) and numbers the lines from 1. */
export function createLineSplitter(take: (line: number, text: string) => void): LineSplitter {
  let buffer = "";
  let line = 1;

  function takeUpTo(end: number, start: number): void {
    if (end - start > MAX_RECORD_LENGTH) throw lineTooLong(line);
    const text = buffer.slice(start, end);
    take(line, text.endsWith("\r") ? text.slice(0, -1) : text);
    line += 1;
  }

  return {
    write(text) {
      buffer += text;
      let position = 0;
      for (;;) {
        const lineEnd = buffer.indexOf("\n", position);
        if (lineEnd === -1) break;
        takeUpTo(lineEnd, position);
        position = lineEnd + 1;
      }
      buffer = buffer.slice(position);
      if (buffer.length > MAX_RECORD_LENGTH) throw lineTooLong(line);
    },
    end() {
      if (buffer !== "") takeUpTo(buffer.length, 0);
      buffer = "";
    },
  };
}

import { useTranslation } from "react-i18next";
import type { Import, Mapping } from "../api/types.ts";
import classes from "./imports.module.css";
import { useFieldName } from "./use-field-name.ts";

const SHOWN_ROWS = 8;

/** The first rows as they stand in the file, with the field that each column feeds over it. */
export function PreviewTable({ preview, mapping }: { preview: Import["preview"]; mapping: Mapping }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const feeds = (header: string): string =>
    Object.entries(mapping.fields)
      .filter(([, source]) => source.source === "column" && source.column === header)
      .map(([field]) => fieldName(field))
      .join(", ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" aria-label={t("imports.firstRows")} tabIndex={0}>
      <table className={`plain-table ${classes.preview}`}>
        <thead>
          <tr>
            {preview.headers.map((header) => (
              <th key={header} scope="col">
                <div className={classes.feeds}>{feeds(header)}</div>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, SHOWN_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file.
            <tr key={index}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row.
                <td key={place} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

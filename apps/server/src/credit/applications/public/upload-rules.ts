export const MEDIA_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const FILE_BYTES_MAX = 10_485_760;
export const FILES_MAX = 40;
export const FILES_PER_QUESTION = 5;
/** As many bytes as the longest of the signatures below. */
export const MAGIC_BYTES = 8;
const NAME_LENGTH_MAX = 120;

const MAGIC: readonly { readonly type: MediaType; readonly bytes: readonly number[] }[] = [
  { type: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
];

/** What a file is by its first bytes, whatever it calls itself; null for what is not taken. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const found = MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  return found?.type ?? null;
}

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
};

/**
 * A file's name made harmless: the last part of a path, letters, digits, blanks, dots and hyphens of any script, no
 * hidden name, and the extension that belongs to what the file is.
 */
export function sanitiseName(name: string, type: MediaType): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, "")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/\s+/g, " ")
    .replace(/^[ .-]+|[ .-]+$/g, "");
  const cut = [...stem].slice(0, NAME_LENGTH_MAX).join("").trim();
  return `${cut === "" ? "file" : cut}.${EXTENSIONS[type]}`;
}

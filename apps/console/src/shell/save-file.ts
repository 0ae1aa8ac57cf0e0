const KEEP_MS = 60_000;

/** Hands a file to the browser to save under this name. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the content after the click; the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}

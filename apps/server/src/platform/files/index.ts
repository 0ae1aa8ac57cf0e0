export { type FileStore, FileTooLargeError, type KeptFile, openFileStore } from "./file-store.ts";

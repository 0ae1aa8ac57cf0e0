import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import type { FileStore, KeptFile } from "#platform/files";
import type { LinkContext } from "#platform/http";
import { newId } from "#platform/ids";
import { askedQuestions } from "../forms/rules.ts";
import { type OpenApplication, openApplication, openLink } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import {
  insertUpload,
  markUploadsRemoved,
  selectUpload,
  selectUploads,
  type UploadRow,
} from "../parts-store.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { openJson, sealJson } from "../vault.ts";
import { openQuestions } from "./rules.ts";
import {
  FILE_BYTES_MAX,
  FILES_MAX,
  FILES_PER_QUESTION,
  MAGIC_BYTES,
  type MediaType,
  mediaTypeOf,
  sanitiseName,
} from "./upload-rules.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
/** Under which an appellant's evidence is kept; no question of a form can be called so. */
export const APPEAL_FILES = "_appeal";

export interface UploadedFile {
  readonly id: string;
  readonly question: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: bigint;
  readonly uploadedAt: Date;
}

/**
 * Takes a file in for a question: looks at its first bytes, encrypts it on its way to disk under the applicant's key,
 * and keeps nothing of what is refused.
 * @throws Refusal bad_file, too_many_files, not_open, link_unknown, link_ended.
 */
export async function uploadFile(
  parts: ApplicationParts,
  http: LinkContext,
  token: string,
  given: { readonly question: string; readonly fileName: string; readonly source: Readable },
): Promise<UploadedFile> {
  const key = await openLink(parts, http, token, ["applicant"], async (visit) => {
    const open = await openApplication(parts, visit);
    refuseUpload(open, given.question, await selectUploads(visit.ctx, open.application.id));
    return open.key;
  });
  const taken = await keepEncrypted(parts.files, key, given.source);
  try {
    return await openLink(parts, http, token, ["applicant"], async (visit) => {
      const open = await openApplication(parts, visit, "held");
      const { application } = open;
      refuseUpload(open, given.question, await selectUploads(visit.ctx, application.id));
      const { ctx } = visit;
      const id = newId(ctx.now);
      const fileName = sanitiseName(given.fileName, taken.mediaType);
      const { question } = given;
      const { mediaType, nonce, tag } = taken;
      const bytes = BigInt(taken.bytes);
      await insertUpload(ctx, {
        id,
        applicationId: application.id,
        question,
        mediaType,
        bytes,
        filePath: taken.kept.path,
        sealedSha256: taken.kept.sha256,
        nonce,
        tag,
        nameSealed: sealJson(open.key, fileName),
        uploadedAt: ctx.now,
      });
      await updateApplication(ctx, application.id, {});
      return { id, question, fileName, mediaType, bytes, uploadedAt: ctx.now };
    });
  } catch (error) {
    await parts.files.remove(taken.kept.path);
    throw error;
  }
}

function refuseUpload(open: OpenApplication, question: string, uploads: readonly UploadRow[]): void {
  const { application, version, answers } = open;
  if (uploads.length >= FILES_MAX) throw refuse("too_many_files", `There are ${FILES_MAX} files already.`);
  const here = uploads.filter((upload) => upload.question === question).length;
  if (question === APPEAL_FILES && (application.state === "declined" || application.state === "appealed")) {
    if (here >= FILES_PER_QUESTION) throw refuse("too_many_files", "There are enough files.");
    return;
  }
  const mayChange = openQuestions(application.state, application.reopened);
  const asked = askedQuestions(version.document, answers).find(({ key }) => key === question);
  if (asked?.type !== "upload" || (mayChange !== null && !mayChange.has(question)))
    throw refuse("not_open", "No file is asked for here now.");
  if (here >= (asked.maxItems ?? FILES_PER_QUESTION))
    throw refuse("too_many_files", `This question takes ${asked.maxItems ?? FILES_PER_QUESTION} files.`);
}

interface TakenFile {
  readonly kept: KeptFile;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly nonce: Buffer;
  readonly tag: Buffer;
}

async function keepEncrypted(files: FileStore, key: Buffer, source: Readable): Promise<TakenFile> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  let mediaType: MediaType | null = null;
  let bytes = 0;
  async function* encrypted(): AsyncGenerator<Uint8Array> {
    let head = Buffer.alloc(0);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > FILE_BYTES_MAX) throw refuse("bad_file", `It is larger than ${FILE_BYTES_MAX} bytes.`);
      if (mediaType !== null) {
        yield cipher.update(chunk);
        continue;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < MAGIC_BYTES) continue;
      mediaType = mediaTypeOf(head);
      if (mediaType === null) throw refuse("bad_file", "It is neither PDF nor PNG nor JPEG.");
      yield cipher.update(head);
    }
    if (mediaType === null) throw refuse("bad_file", "It is neither PDF nor PNG nor JPEG.");
    yield cipher.final();
  }
  const kept = await files.keep(encrypted());
  if (mediaType === null) throw refuse("bad_file", "It is empty.");
  return { kept, mediaType, bytes, nonce, tag: cipher.getAuthTag() };
}

/** Removes a file that the applicant uploaded. @throws Refusal not_open, link_unknown */
export async function removeUpload(
  parts: ApplicationParts,
  http: LinkContext,
  token: string,
  id: string,
): Promise<void> {
  const path = await openLink(parts, http, token, ["applicant"], async (visit) => {
    const { application } = await openApplication(parts, visit, "held");
    const upload = await selectUpload(visit.ctx, id);
    if (upload === undefined || upload.applicationId !== application.id)
      throw refuse("link_unknown", "There is no such file in this application.");
    const mayChange = openQuestions(application.state, application.reopened);
    if (mayChange !== null && !mayChange.has(upload.question)) throw refuse("not_open", "It was handed in.");
    await markUploadsRemoved(visit.ctx, [id]);
    await updateApplication(visit.ctx, application.id, {});
    return upload.filePath;
  });
  await parts.files.remove(path);
}

/** A kept file in the clear, whole, its tag checked before a byte is given out. */
export async function readUpload(files: FileStore, key: Buffer, upload: UploadRow): Promise<Buffer> {
  const decipher = createDecipheriv(CIPHER, key, upload.nonce, { authTagLength: upload.tag.length });
  decipher.setAuthTag(upload.tag);
  const clear: Buffer[] = [];
  for await (const chunk of files.read(upload.filePath)) clear.push(decipher.update(chunk));
  return Buffer.concat([...clear, decipher.final()]);
}

/** How uploads are shown to people. */
export function showUpload(key: Buffer, upload: UploadRow): UploadedFile {
  const { id, question, mediaType, bytes, uploadedAt, nameSealed } = upload;
  return { id, question, mediaType, bytes, uploadedAt, fileName: openJson<string>(key, nameSealed) };
}

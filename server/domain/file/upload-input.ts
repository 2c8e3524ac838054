import * as z from "zod";
import { newActivityWithAnybody } from "../activity/input.ts";
import { filePartyInput } from "./input.ts";

/** A file as it arrives: its body is read before the next file. */
export interface IncomingFile {
  name: string;
  /** As its sender claims. */
  type: string;
  body: AsyncIterable<Uint8Array>;
}

/** Files and the record that they are added to, as a page's route reads them. */
export const uploadInput = z.object({
  party: filePartyInput,
  files: z.custom<AsyncIterable<IncomingFile>>(),
  /** The key of the operation, asked for once all files have been read. */
  operationKey: z.custom<() => Promise<string | undefined>>().optional(),
});
export type Upload = z.output<typeof uploadInput>;

/** A new activity and the files that come with it. */
export const activityUploadInput = z.object({
  activity: newActivityWithAnybody,
  files: z.custom<AsyncIterable<IncomingFile>>(),
  operationKey: z.custom<() => Promise<string | undefined>>().optional(),
});
export type ActivityUpload = z.output<typeof activityUploadInput>;

import * as z from "zod";
import { cursor, id, name, operationKey, version } from "../inputs.ts";
import { fileFields } from "./fields.ts";
import { fileParties, onePartyMessage } from "./file.ts";

const operation = operationKey.optional();

const parties = {
  contactId: id.optional(),
  dealId: id.optional(),
  companyId: id.optional(),
  activityId: id.optional(),
};

const isOne = {
  error: onePartyMessage,
  path: ["contactId"],
};

/** The one record that files belong to. */
export const filePartyInput = z
  .object(parties)
  .refine((given) => fileParties.filter((party) => given[party] !== undefined).length === 1, isOne);
export type FilePartyInput = z.output<typeof filePartyInput>;

export const listFilesInput = z
  .object({
    ...parties,
    cursor: cursor.nullish(),
    limit: z
      .number("A page must have a whole number of rows.")
      .int("A page must have a whole number of rows.")
      .min(1, "Ask for at least 1 file a page.")
      .max(100, "Ask for up to 100 files a page.")
      .optional(),
  })
  .refine((given) => fileParties.filter((party) => given[party] !== undefined).length === 1, isOne);
export type FileQuery = z.output<typeof listFilesInput>;

export const oneFileInput = z.object({ id, operation });

export const renameFileInput = z.object({
  id,
  name: name("A name", fileFields.name.limit),
  version: version.optional(),
  operation,
});
export type FileRenaming = z.output<typeof renameFileInput>;

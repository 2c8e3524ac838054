import * as z from "zod";
import { bulkFields, exportInput, selectionInput } from "../bulk-input.ts";
import { id, text } from "../inputs.ts";
import { nobodyChosenWords } from "./bulk.ts";
import { contactFields } from "./fields.ts";
import { contactFilterInput } from "./input.ts";

/** Contacts by id, or all contacts of a list. */
export const contactSelection = selectionInput("contacts", nobodyChosenWords, contactFilterInput);
export type ContactSelection = z.output<typeof contactSelection>;

const company = text(contactFields.company.label, contactFields.company.limit).transform(
  (typed) => typed ?? null,
);

const bulkAction = z.discriminatedUnion(
  "does",
  [
    z.object({ does: z.literal("tag"), tagId: id }),
    z.object({ does: z.literal("untag"), tagId: id }),
    z.object({ does: z.literal("company"), company }),
    z.object({ does: z.literal("delete") }),
  ],
  "Select an action.",
);
export type BulkAction = z.output<typeof bulkAction>;

export const bulkInput = z.object({
  selection: contactSelection,
  deed: bulkAction,
  ...bulkFields,
});
export type BulkInput = z.output<typeof bulkInput>;

export const exportContactsInput = exportInput(contactSelection);
export type ExportInput = z.output<typeof exportContactsInput>;

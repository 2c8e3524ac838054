import * as z from "zod";
import { actionInput, bulkInput, exportInput, selectionInput } from "../bulk-input.ts";
import { id, text } from "../inputs.ts";
import { entityNouns } from "../operation/entity.ts";
import { contactFields } from "./fields.ts";
import { contactFilterInput } from "./input.ts";

/** Contacts by id, or all contacts of a list. */
const contactSelection = selectionInput(entityNouns.contact, contactFilterInput);
export type ContactSelection = z.output<typeof contactSelection>;

const company = text(contactFields.company.label, contactFields.company.limit).transform(
  (typed) => typed ?? null,
);

const contactAction = actionInput(
  z.object({ does: z.literal("tag"), tagId: id }),
  z.object({ does: z.literal("untag"), tagId: id }),
  z.object({ does: z.literal("company"), company }),
  z.object({ does: z.literal("delete") }),
);
export type BulkAction = z.output<typeof contactAction>;

export const contactBulkInput = bulkInput(contactSelection, contactAction);
export type BulkInput = z.output<typeof contactBulkInput>;

export const exportContactsInput = exportInput(contactSelection);
export type ExportInput = z.output<typeof exportContactsInput>;

import * as z from "zod";
import { bulkFields, exportInput, selectionInput } from "../bulk-input.ts";
import { day, id } from "../inputs.ts";
import { noDealChosenWords } from "./bulk.ts";
import { dealFilterInput } from "./list-input.ts";

/** Deals by id, or all deals of a list. */
export const dealSelection = selectionInput("deals", noDealChosenWords, dealFilterInput);
export type DealSelection = z.output<typeof dealSelection>;

const dealBulkAction = z.discriminatedUnion(
  "does",
  [
    z.object({ does: z.literal("stage"), stageId: id }),
    z.object({ does: z.literal("closes"), expectedCloseDate: day.nullable() }),
    z.object({ does: z.literal("delete") }),
  ],
  "Select an action.",
);
export type DealBulkAction = z.output<typeof dealBulkAction>;

export const dealBulkInput = z.object({
  selection: dealSelection,
  deed: dealBulkAction,
  ...bulkFields,
});
export type DealBulkInput = z.output<typeof dealBulkInput>;

export const exportDealsInput = exportInput(dealSelection);
export type DealExportInput = z.output<typeof exportDealsInput>;

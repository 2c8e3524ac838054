import * as z from "zod";
import { bulkFields, chosenIds, isOneChoice } from "../bulk-input.ts";
import { day, id } from "../inputs.ts";
import { noDealChosenWords } from "./bulk.ts";
import { dealFilterInput } from "./list-input.ts";

/** Deals by their ids, or all that a list has. */
export const dealSelection = z
  .object({
    ids: chosenIds("Deals", noDealChosenWords).optional(),
    filter: dealFilterInput.optional(),
  })
  .refine(isOneChoice, "Choose deals by their ids or by a filter.");
export type DealSelection = z.output<typeof dealSelection>;

const dealBulkAction = z.discriminatedUnion(
  "does",
  [
    z.object({ does: z.literal("stage"), stageId: id }),
    z.object({ does: z.literal("closes"), expectedCloseDate: day.nullable() }),
    z.object({ does: z.literal("delete") }),
  ],
  "Choose what to do.",
);
export type DealBulkAction = z.output<typeof dealBulkAction>;

export const dealBulkInput = z.object({
  selection: dealSelection,
  deed: dealBulkAction,
  ...bulkFields,
});
export type DealBulkInput = z.output<typeof dealBulkInput>;

export const exportDealsInput = z.object({
  after: z.number().int().min(0).optional(),
  /** All of the workspace without it. */
  selection: dealSelection.optional(),
});
export type DealExportInput = z.output<typeof exportDealsInput>;

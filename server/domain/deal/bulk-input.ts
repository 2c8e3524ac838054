import * as z from "zod";
import { actionInput, bulkInput, exportInput, selectionInput } from "../bulk-input.ts";
import { day, id } from "../inputs.ts";
import { entityNouns } from "../operation/entity.ts";
import { dealFilterInput } from "./list-input.ts";

/** Deals by id, or all deals of a list. */
const dealSelection = selectionInput(entityNouns.deal, dealFilterInput);
export type DealSelection = z.output<typeof dealSelection>;

const dealAction = actionInput(
  z.object({ does: z.literal("stage"), stageId: id }),
  z.object({ does: z.literal("closes"), expectedCloseDate: day.nullable() }),
  z.object({ does: z.literal("delete") }),
);
export type DealBulkAction = z.output<typeof dealAction>;

export const dealBulkInput = bulkInput(dealSelection, dealAction);
export type DealBulkInput = z.output<typeof dealBulkInput>;

export const exportDealsInput = exportInput(dealSelection);
export type DealExportInput = z.output<typeof exportDealsInput>;

import * as z from "zod";
import { day, id, operationKey } from "../inputs.ts";
import { hiddenKinds, todayGroups } from "./today.ts";

/** A group to read further than the others. */
export const todaySummaryInput = z
  .object({ all: z.enum(todayGroups, "all: name a group of Today, e.g. stale.").optional() })
  .optional();

/** The page may also ask for the next step after what has just been done. */
export const todayPageInput = z
  .object({
    all: todaySummaryInput.unwrap().shape.all,
    /** The activity that has just been logged. */
    logged: id.optional(),
    /** The task that has just been completed. */
    completed: id.optional(),
  })
  .optional();
export type TodayPageQuery = NonNullable<z.output<typeof todayPageInput>>;

export const hideInput = z.object({
  group: z.enum(hiddenKinds, "Select a group from which records can be hidden."),
  /** Of a deal or contact, as the group has them. */
  id,
  /** The day on which it is shown again. */
  until: day.optional(),
  operation: operationKey.optional(),
});
export type Hiding = z.output<typeof hideInput>;

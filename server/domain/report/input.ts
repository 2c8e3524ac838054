import * as z from "zod";
import { day } from "../inputs.ts";
import { monthCount, mostMonths, tooManyMonthsMessage, wholeMonths } from "./period.ts";

/** The days of a report, which is about the whole months that they are in. */
export const reportInput = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, {
    error: "Enter an end that is not before the start.",
    path: ["to"],
  })
  .refine((period) => monthCount(period) <= mostMonths, {
    error: tooManyMonthsMessage,
    path: ["to"],
  })
  .transform(wholeMonths);
export type ReportQuery = z.output<typeof reportInput>;

import * as z from "zod";
import { day } from "../inputs.ts";
import { monthsOf, wholeMonths } from "./period.ts";

/** Longer periods would read more than a page may. */
const mostMonths = 60;

/** The days of a report, which is about the whole months that they are in. */
export const reportInput = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, {
    error: "Enter an end that is not before the start.",
    path: ["to"],
  })
  .refine((period) => monthsOf(period).length <= mostMonths, {
    error: `Enter a period of up to ${mostMonths} months.`,
    path: ["to"],
  })
  .transform(wholeMonths);
export type ReportQuery = z.output<typeof reportInput>;

import { expect, test } from "vitest";
import { fieldErrorsOf } from "../inputs.ts";
import { activityForm } from "./form-input.ts";

function faultsOf(typed: { day: string; time?: string }) {
  const { error } = activityForm("Australia/Sydney").safeParse({ type: "call", ...typed });
  return error ? fieldErrorsOf(error) : {};
}

const tooEarly = "Enter a date from 1900 on, e.g. 2026-11-23.";
const tooLate = "Enter a date before 2200, e.g. 2026-11-23.";
const outside = "Enter a date between 1970 and 2199, e.g. 2026-11-23.";

test.each([
  ["0000-01-01", tooEarly],
  ["0001-01-01", tooEarly],
  ["0026-12-05", tooEarly],
  ["1969-05-05", outside],
  ["1970-01-01", outside],
  ["2200-01-01", tooLate],
  ["9999-12-31", tooLate],
])("the day %s of an activity is refused where it is typed", (day, message) => {
  expect(faultsOf({ day, time: "00:30" })).toEqual({ day: [message] });
});

test.each(["1970-01-02", "2026-02-28", "2199-12-31"])("the day %s is accepted", (day) => {
  expect(faultsOf({ day })).toEqual({});
});

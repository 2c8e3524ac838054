import type { FieldsWith } from "../field.ts";
import { recordOf } from "../record-of.ts";
import { type DealDay, type DealText, dealFieldNames, dealFields } from "./fields.ts";

/** Optional texts and days that a deal may have in any stage, stored as typed. */
export type OptionalField = Exclude<
  DealText | DealDay,
  FieldsWith<typeof dealFields, { required: true } | { stages: object }>
>;

export const optionalFields = dealFieldNames.filter((name): name is OptionalField => {
  const field = dealFields[name];
  const isTyped = field.kind === "day" || "limit" in field;
  return isTyped && !("required" in field) && !("stages" in field);
});

/** A value for each optional field, by its name. */
export function eachOptional<Value>(
  makeValue: (name: OptionalField) => Value,
): Record<OptionalField, Value> {
  return recordOf(optionalFields, makeValue);
}

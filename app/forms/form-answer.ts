import type { SubmissionResult } from "@conform-to/react";

/** What a form shows after a refused submission: its errors, and the values as typed. */
export type FormAnswer = SubmissionResult<string[]>;

/** The hidden field with the version of a row that the person means to overwrite. */
export const overwritesField = "overwrites";

/** The newer version that a refused form shows. */
export function overwritesOf(answer: FormAnswer | undefined): string | undefined {
  const version = answer?.initialValue?.[overwritesField];
  return typeof version === "string" ? version : undefined;
}

/** An answer that names a version: sending the form again overwrites that one. */
export function overwriting(answer: FormAnswer, version: number): FormAnswer {
  const initialValue = { ...answer.initialValue, [overwritesField]: String(version) };
  return { ...answer, initialValue };
}

/** The fields of a form by name, as Conform nests them. */
export function formOf(value: unknown, name = "", form = new FormData()): FormData {
  if (typeof value === "string") form.append(name, value);
  if (typeof value !== "object" || value === null) return form;
  for (const [key, part] of Object.entries(value)) {
    if (Array.isArray(value)) formOf(part, `${name}[${key}]`, form);
    else formOf(part, name ? `${name}.${key}` : key, form);
  }
  return form;
}

import type { SubmissionResult } from "@conform-to/react";

/** What a form shows after a refused submission: its errors, and the values as they were typed. */
export type FormAnswer = SubmissionResult<string[]>;

/** The hidden field that says which version of a row its person means to overwrite. */
export const overwritesField = "overwrites";

/** The newer version that a refused form shows. */
export function overwritesOf(answer: FormAnswer | undefined): string | undefined {
  const version = answer?.initialValue?.[overwritesField];
  return typeof version === "string" ? version : undefined;
}

/** An answer that tells of a version: sent once more, the form overwrites that one. */
export function overwriting(answer: FormAnswer, version: number): FormAnswer {
  const initialValue = { ...answer.initialValue, [overwritesField]: String(version) };
  return { ...answer, initialValue };
}

/** The fields of a form by their names, as Conform nests them. */
export function formOf(value: unknown, name = "", form = new FormData()): FormData {
  if (typeof value === "string") form.append(name, value);
  if (typeof value !== "object" || value === null) return form;
  for (const [key, part] of Object.entries(value)) {
    if (Array.isArray(value)) formOf(part, `${name}[${key}]`, form);
    else formOf(part, name ? `${name}.${key}` : key, form);
  }
  return form;
}

import { data } from "react-router";

/** The largest file that is taken, in bytes. */
export const largestUpload = 10 * 1024 * 1024;

/** What comes with a file in its form. */
export const largestForm = largestUpload + 64 * 1024;

/** The fields of a posted form; anything else in the body is answered with 400, too much of it with 413. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get("content-length")) > largestForm) {
    throw data("This is more than a form may hold: at most 10 MB.", { status: 413 });
  }
  try {
    return asTyped(await request.formData());
  } catch {
    throw data("This is not a form that we can read.", { status: 400 });
  }
}

/** Browsers send a line's end as CRLF, whatever was typed or was there before: it is one character again. */
function asTyped(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent) {
    if (typeof value === "string") form.append(name, value.replaceAll("\r\n", "\n"));
    else form.append(name, value);
  }
  return form;
}

/** One text field; empty when it is missing. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/** One number field; NaN, which no schema takes, when it is none. */
export function numberOf(form: FormData, field: string): number {
  const text = textOf(form, field);
  return text === "" ? Number.NaN : Number(text);
}

import { data, redirect } from "react-router";
import { readBody } from "#app/body.ts";
import { safeNext } from "#app/refusals.ts";
import { type KeptForm, readKeptForm } from "#domain/account/kept-form.ts";
import { Refusal } from "#domain/refusal.ts";
import { areFieldNames } from "./field-names.ts";
import { keptFormField, sendAgainPath } from "./kept-form.ts";
import { applyPicked, pickedField, readPicked } from "./picked.ts";

const megabyte = 1024 * 1024;

/** The longest form of each kind, in bytes, and the message for a longer one. */
const limits = {
  // Besides a file of 10 MB there are its name and a few fields.
  file: {
    most: 10 * megabyte + 64 * 1024,
    message:
      "This file is larger than 10 MB. Split it into smaller files, each with the header row.",
  },
  typed: {
    most: megabyte,
    message: "This form has more than 1 MB of text. Shorten it and try again.",
  },
};

/**
 * The fields of a posted form. Refuses PAYLOAD_TOO_LARGE for a file over 10 MB, or text over 1 MB, and
 * BAD_REQUEST for a body that isn't a form or has fields that none of our forms has.
 */
export async function takeForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const { most, message } = limits[type.startsWith("multipart/") ? "file" : "typed"];
  const bytes = await readBody(request, most);
  if (!bytes) throw new Refusal("PAYLOAD_TOO_LARGE", message);
  const form = await parsed(bytes, type);
  if (!form)
    throw new Refusal("BAD_REQUEST", "This form couldn't be read. Reload the page and try again.");
  return knownForm(asTyped(form));
}

function knownForm(form: FormData): FormData {
  if (areFieldNames(form.keys())) return form;
  throw new Refusal("BAD_REQUEST", "This form has unknown fields. Reload the page and try again.");
}

/**
 * A posted form: its own fields, or those of a kept form that it carries, to be shown but not run.
 */
export interface PostedForm {
  form: FormData;
  kept: KeptForm | null;
  /** Whether it returns from the search page, with the record that was selected there, if any. */
  isSearched?: boolean;
}

/** The posted form, refused as `takeForm` refuses it. */
export async function takeFormOrKept(request: Request): Promise<PostedForm> {
  const form = await takeForm(request);
  const kept = readKeptForm(form.get(keptFormField));
  if (!kept) return { form, kept };
  const typed = new FormData();
  for (const [name, value] of kept.fields) typed.append(name, value);
  const picked = readPicked(form.get(pickedField));
  if (picked) applyPicked(typed, picked);
  return { form: knownForm(typed), kept, isSearched: form.has(pickedField) };
}

/** `takeForm` where no form can show a refusal: the refusal is a page with status 400 or 413. */
export function readPostedForm(request: Request): Promise<FormData> {
  return orPage(() => takeForm(request));
}

/** `takeFormOrKept` for where no form can show a refusal. */
export function readFormOrKept(request: Request): Promise<PostedForm> {
  return orPage(() => takeFormOrKept(request));
}

/**
 * The fields of a form whose page can't show them again. If the form was kept while its person
 * signed in, it isn't run: a page with a button for it is shown instead.
 */
export async function readForm(request: Request): Promise<FormData> {
  const { form, kept } = await readFormOrKept(request);
  if (kept) throw redirect(sendAgainPath(safeNext(kept.from, "/")), 307);
  return form;
}

async function orPage<Form>(read: () => Promise<Form>): Promise<Form> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw data(error.message, { status: error.code === "PAYLOAD_TOO_LARGE" ? 413 : 400 });
  }
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    return null;
  }
}

/** Browsers send line ends as CRLF, whatever was typed: this makes them one character again. */
function asTyped(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent) {
    if (typeof value === "string") form.append(name, value.replaceAll("\r\n", "\n"));
    else form.append(name, value);
  }
  return form;
}

/** One text field; empty if it is missing. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/** One number field; NaN, which no schema accepts, if it isn't one. */
export function numberOf(form: FormData, field: string): number {
  const text = textOf(form, field);
  return text === "" ? Number.NaN : Number(text);
}

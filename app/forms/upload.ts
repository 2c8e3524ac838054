import { data } from "react-router";
import { Refusal } from "#domain/refusal.ts";
import { operationKeyOf } from "./form-key.ts";
import { takeFormOrKept } from "./read-form.ts";
import { refusalIn } from "./submit.ts";

/**
 * Takes a file from a form and runs an operation on its bytes. A refusal (no file, too large, or by
 * the operation) is answered with status 400 and the message to show, with the form's other fields.
 */
export async function upload<Done>(
  request: Request,
  field: string,
  run: (bytes: Uint8Array, operation: string, form: FormData) => Promise<Done>,
) {
  let typed: Record<string, string> = {};
  try {
    const { form, kept } = await takeFormOrKept(request);
    typed = textsIn(form);
    if (kept) throw new Refusal("BAD_REQUEST", "You're signed in again. Select your file again.");
    const file = form.get(field) as unknown;
    if (!(file instanceof File) || (file.name === "" && file.size === 0)) {
      throw new Refusal("BAD_REQUEST", "Select a file.", field);
    }
    const operation = (await operationKeyOf(request, form)) ?? crypto.randomUUID();
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { done: await run(bytes, operation, form), refused: null, typed };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return data({ done: null, refused: refusal.message, typed }, { status: 400 });
  }
}

/** The fields of a form besides its file. */
function textsIn(form: FormData): Record<string, string> {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return Object.fromEntries(texts);
}

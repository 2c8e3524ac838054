import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "./back.ts";
import { operationKeyOf } from "./form-key.ts";
import { readForm } from "./read-form.ts";
import { refusalIn } from "./submit.ts";

/**
 * Does a deed that a single button stands for. The deed is given a key, by which two clicks are one
 * operation. A refusal has no field to stand at: it is said on the page where the button was.
 */
export async function attempt(
  request: Request,
  deed: (operation: string | undefined, form: FormData) => Promise<Response>,
): Promise<Response> {
  const form = await readForm(request);
  try {
    return await deed(await operationKeyOf(request, form), form);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return redirectSaying(backFrom(request), { text: refusal.message });
  }
}

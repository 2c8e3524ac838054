import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "./back.ts";
import { operationKeyOf } from "./form-key.ts";
import { readForm } from "./read-form.ts";
import { refusalIn } from "./submit.ts";

/**
 * The sentence of what a call to the api threw because a row is missing: a page of its own by rights,
 * but not where another page stands that has only not heard of it yet.
 */
function missingIn(error: unknown): string | undefined {
  const { data: words, init } = (error ?? {}) as { data?: unknown; init?: ResponseInit | null };
  return init?.status === 404 && typeof words === "string" ? words : undefined;
}

/**
 * Does an operation as `attempt` does, from a page of many records: that one of them is missing is said there too.
 */
export function attemptAmongMany(
  request: Request,
  run: (operation: string | undefined, form: FormData) => Promise<Response>,
): Promise<Response> {
  return attempt(request, async (operation, form) => {
    try {
      return await run(operation, form);
    } catch (error) {
      const words = missingIn(error);
      if (words === undefined) throw error;
      return redirectSaying(backFrom(request), { text: words });
    }
  });
}

/**
 * Does an operation that a single button stands for. The operation is given a key, by which two clicks are one
 * operation. A refusal has no field to stand at: it is said on the page where the button was.
 */
export async function attempt(
  request: Request,
  run: (operation: string | undefined, form: FormData) => Promise<Response>,
): Promise<Response> {
  const form = await readForm(request);
  try {
    return await run(await operationKeyOf(request, form), form);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return redirectSaying(backFrom(request), { text: refusal.message });
  }
}

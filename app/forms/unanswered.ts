import { isRouteErrorResponse } from "react-router";
import type { FormAnswer } from "./submit.ts";

const unreached = "Kith could not be reached, so this is not saved. Try again in a moment.";

/**
 * Asks the server to do a form's deed, for a form that stays on its page whatever comes of it: where
 * no answer comes, or one that would take the place of the page, the form says so itself.
 */
export async function orUnanswered<Answer>(ask: () => Promise<Answer>) {
  try {
    return await ask();
  } catch (error) {
    // A redirect.
    if (error instanceof Response) throw error;
    return { status: "error", error: { "": [wordsOf(error)] } } satisfies FormAnswer;
  }
}

/** The sentence of a refusal; another's page, as a hotel's network puts in the way, is none. */
function wordsOf(error: unknown): string {
  if (!isRouteErrorResponse(error) || error.status >= 500) return unreached;
  return typeof error.data === "string" && !/^\s*</.test(error.data) ? error.data : unreached;
}

import { data, isRouteErrorResponse } from "react-router";
import { say } from "#app/ui/say.ts";
import type { FormAnswer } from "./submit.ts";

const unreached = "Kith could not be reached, so this is not saved. Try again in a moment.";

/** Of a deed that fails no page is read anew. */
const unanswered = { status: 503 };

/**
 * Asks the server to do a form's deed, for a form that stays on its page whatever comes of it: where
 * no answer comes, or one that would take the place of the page, the form says so itself, and nothing
 * is read anew: that would fail as well.
 */
export async function orUnanswered<Answer>(ask: () => Promise<Answer>) {
  try {
    return await ask();
  } catch (error) {
    // A redirect.
    if (error instanceof Response) throw error;
    const answer = { status: "error", error: { "": [wordsOf(error)] } } satisfies FormAnswer;
    return data(answer, unanswered);
  }
}

/**
 * Asks the server to do a deed that the page has shown already: where no answer comes, what was shown
 * is taken back, and the page says so.
 */
export async function orTakenBack<Answer>(ask: () => Promise<Answer>, words: string) {
  try {
    return await ask();
  } catch (error) {
    // A redirect.
    if (error instanceof Response) throw error;
    say(`${words} Kith could not be reached. Try again in a moment.`);
    return data(null, unanswered);
  }
}

/** The sentence of a refusal; another's page, as a hotel's network puts in the way, is none. */
function wordsOf(error: unknown): string {
  if (!isRouteErrorResponse(error) || error.status >= 500) return unreached;
  return typeof error.data === "string" && !/^\s*</.test(error.data) ? error.data : unreached;
}

import { data, isRouteErrorResponse } from "react-router";
import { say } from "#app/ui/say.ts";
import type { FormAnswer } from "./form-answer.ts";

const unreached = "Couldn't save: no connection to Kith. Try again in a moment.";

/**
 * Asks the server to do a form's operation, for a form that stays on its page whatever comes of it: where
 * no answer comes, or one that would take the place of the page, the form says so itself.
 */
export function orUnanswered<Answer>(ask: () => Promise<Answer>) {
  return orElse(
    ask,
    (error) => ({ status: "error", error: { "": [wordsOf(error)] } }) satisfies FormAnswer,
  );
}

/**
 * Asks the server to do an operation that the page has shown already: where no answer comes, what was shown
 * is undone, and the page says so.
 */
export function orTakenBack<Answer>(ask: () => Promise<Answer>, words: string) {
  return orElse(ask, () => {
    say(`${words} Kith could not be reached. Try again in a moment.`);
    return null;
  });
}

/** Answers for the server where it fails, as a failure: nothing is read again then, which would fail as well. */
async function orElse<Answer, Instead>(
  ask: () => Promise<Answer>,
  instead: (error: unknown) => Instead,
) {
  try {
    return await ask();
  } catch (error) {
    // A redirect.
    if (error instanceof Response) throw error;
    return data(instead(error), { status: 503 });
  }
}

/** The sentence of a refusal; another's page, as a hotel's network puts in the way, is none. */
function wordsOf(error: unknown): string {
  if (!isRouteErrorResponse(error) || error.status >= 500) return unreached;
  return typeof error.data === "string" && !/^\s*</.test(error.data) ? error.data : unreached;
}

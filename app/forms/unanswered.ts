import { data, isRouteErrorResponse } from "react-router";
import { say } from "#app/ui/say.ts";
import type { FormAnswer } from "./form-answer.ts";

const unreached = "Couldn't save: no connection to Kith. Try again in a moment.";

/**
 * Runs a form's operation on the server, for a form that stays on its page: if no answer comes, or
 * one that would replace the page, the form says so itself.
 */
export function answerOrFormError<Answer>(ask: () => Promise<Answer>) {
  return orElse(
    ask,
    (error) =>
      ({ status: "error", error: { "": [messageOf(error, unreached)] } }) satisfies FormAnswer,
  );
}

/**
 * Runs an operation whose result the page has already shown: if no answer comes, the page goes back
 * to what it showed before, and says so.
 */
export function answerOrMessage<Answer>(ask: () => Promise<Answer>, message: string) {
  return orElse(ask, () => {
    say(`${message} no connection to Kith. Try again in a moment.`);
    return null;
  });
}

/**
 * Answers in place of a server that fails; nothing is loaded again then, because that would fail
 * too.
 */
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

/**
 * The message of a refusal, or that the server wasn't reached; a page from somebody else, such as a
 * hotel's network, has none.
 */
export function messageOf(error: unknown, unreached: string): string {
  if (!isRouteErrorResponse(error) || error.status >= 500) return unreached;
  return typeof error.data === "string" && !/^\s*</.test(error.data) ? error.data : unreached;
}

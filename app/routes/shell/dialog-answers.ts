import { replace } from "react-router";
import { messageOf } from "#app/forms/unanswered.ts";
import { say } from "#app/ui/say.ts";

/** What a dialog learns from its form's route: the route's answer, or that the form was saved, or a failure. */
export type DialogAnswer = { data: unknown } | { outcome: "saved" | "failed" };

/** The data of a form's page; a failure is said. */
export function load(ask: () => Promise<unknown>): Promise<DialogAnswer> {
  return orSaid(ask, "Couldn't open this: no connection to Kith. Try again in a moment.");
}

/**
 * The answer to a sent form; a failure is said. After saving, the page behind is shown again, unless the form
 * leads on.
 */
export async function send(ask: () => Promise<unknown>, leadsOn: boolean): Promise<DialogAnswer> {
  try {
    return await orSaid(ask, "Couldn't save: no connection to Kith. Try again in a moment.");
  } catch (error) {
    // With another status a redirect keeps the form, for instance while its person signs in.
    if (!(error instanceof Response) || error.status !== 302) throw error;
    if (leadsOn) throw replace(error.headers.get("Location") ?? "/");
    return { outcome: "saved" };
  }
}

async function orSaid(ask: () => Promise<unknown>, unreached: string): Promise<DialogAnswer> {
  try {
    return { data: await ask() };
  } catch (error) {
    // A redirect.
    if (error instanceof Response) throw error;
    say(messageOf(error, unreached));
    return { outcome: "failed" };
  }
}

import {
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
  href,
  redirect,
} from "react-router";
import { pageContext } from "#app/context.ts";
import { readUpload } from "#app/files/upload-form.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";
import { refusalIn } from "#app/forms/submit.ts";
import { answerOrMessage } from "#app/forms/unanswered.ts";
import { safeNext } from "#app/refusals.ts";
import { addedMessage, type FileParty, fileParties } from "#domain/file/file.ts";

export const loader = () => redirect(href("/contacts"));

/**
 * Adds files to a record, and stays on its page; a refusal is shown there too. A form whose sender has
 * been signed out isn't kept: its files have to be selected again.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { content } = context.get(pageContext);
  const { fields, files, operationKey } = await readUpload(request);
  const back = safeNext(textOf(fields, "to"), backFrom(request));
  try {
    const added = await content.add({ party: partyIn(fields), files, operationKey });
    const names = added.files.map(({ name }) => name);
    return redirectSaying(back, { text: addedMessage(names), undo: added.operation });
  } catch (error) {
    if (error instanceof Response) return redirect(signInPath(back));
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return redirectSaying(back, { text: refusal.message });
  }
}

function partyIn(fields: FormData): Partial<Record<FileParty, number>> {
  const given = fileParties.filter((party) => textOf(fields, party) !== "");
  return Object.fromEntries(given.map((party) => [party, numberOf(fields, party)]));
}

function signInPath(next: string): string {
  return `${href("/sign-in")}?${new URLSearchParams({ next })}`;
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrMessage(serverAction, "Couldn't add the files:");
}

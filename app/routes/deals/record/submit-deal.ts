import type { ZodType } from "zod";
import type { PageContext } from "#app/context.ts";
import { readFormOrKept, textOf } from "#app/forms/read-form.ts";
import { asTyped, submitRead } from "#app/forms/submit.ts";
import { mostOtherContacts } from "#domain/deal/deal.ts";
import type { ContactChoice } from "#server/services/deal/list.ts";

/** Contacts that a deal's form searched for, and those selected in it. */
export interface FoundContacts {
  search: string;
  contacts: ContactChoice[];
}

/**
 * Submits the whole form of a deal. If its contact search has a text that hasn't been searched for
 * yet, the form comes back as it was typed, with the contacts found, and nothing is saved.
 */
export async function submitDeal<Value>(
  request: Request,
  api: PageContext["api"],
  schema: ZodType<Value>,
  run: (value: Value, operation: string | undefined) => Promise<Response>,
) {
  const posted = await readFormOrKept(request);
  const { form } = posted;
  const search = textOf(form, "find").trim();
  if (search === "" || search === textOf(form, "found")) {
    return submitRead(request, posted, schema, run);
  }
  const { contacts } = await api.deal.choices({ contactIds: selectedIn(form), search });
  const found: FoundContacts = { search, contacts };
  return { ...asTyped(form, schema), found };
}

/** The ids of the contacts selected in a form. */
function selectedIn(form: FormData): number[] {
  return [...form]
    .filter(([name]) => name === "contactId" || name.startsWith("contactIds["))
    .map(([, id]) => Number(id))
    .filter((id) => Number.isSafeInteger(id) && id > 0)
    .slice(0, mostOtherContacts + 1);
}

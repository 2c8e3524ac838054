import { tagFields } from "#app/components/list/list-options.ts";
import { bulkActions } from "#domain/contact/bulk.ts";
import type { BulkAction } from "#domain/contact/bulk-input.ts";
import { dayIn, daysAfter, startOfDay } from "#domain/day.ts";
import { type ContactListQuery, contactList } from "./contact-list.ts";

/** The API request for a list; its days are those of a time zone. */
function toApi(asked: ContactListQuery, timeZone: string) {
  const from = (day: string | null) => (day === null ? undefined : startOfDay(timeZone, day));
  const to = (day: string | null) => from(day && daysAfter(day, 1));
  const { search, tagIds, match, companyId, email, phone, deals, sort } = asked;
  return {
    search,
    sort: sort ?? undefined,
    ...(tagIds.length > 0 && { [tagFields[match]]: tagIds }),
    companyId: companyId ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    deals: deals ?? undefined,
    addedFrom: from(asked.addedFrom),
    addedBefore: to(asked.addedTo),
    updatedFrom: from(asked.changedFrom),
    updatedBefore: to(asked.changedTo),
    notContactedSince: notContactedSince(asked, timeZone),
    source: asked.source ?? undefined,
    notSources: asked.otherSources?.split(/\r?\n/),
  };
}

/** The start of the first day after those without an activity; 0 for none ever. */
function notContactedSince({ notContacted }: ContactListQuery, timeZone: string) {
  if (notContacted === null) return undefined;
  if (notContacted === "never") return 0;
  return startOfDay(timeZone, daysAfter(dayIn(timeZone, Date.now()), 1 - Number(notContacted)));
}

/** The action that a form of the list asks for; undefined if there is no such action. */
function actionOf(verb: string, form: FormData): BulkAction | undefined {
  switch (verb) {
    case "tag":
    case "untag":
      return { does: verb, tagId: Number(form.get("tag")) };
    case "company":
      return { does: verb, company: String(form.get("company") ?? "").trim() || null };
    case "delete":
      return { does: verb };
  }
}

/**
 * The contacts list with its API request: kept apart, because the page itself makes no requests.
 */
export const contactRequest = { ...contactList, toApi, actionOf, actions: bulkActions };

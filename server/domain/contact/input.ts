import * as z from "zod";
import { mostConsidered } from "../duplicate.ts";
import { fieldInput } from "../field-input.ts";
import { id, listPage, name, operationKey, search, seen } from "../inputs.ts";
import { recordOf } from "../record-of.ts";
import { mostFilterTags, tagLimits, tooManyFilterTags } from "../tag.ts";
import {
  callingFields,
  isUncalled,
  mostPoints,
  mostTags,
  pointLabels,
  tooManyTagsMessage,
  uncalledMessage,
} from "./contact.ts";
import { contactFields, eachField, sortedColumns } from "./fields.ts";
import { knownWays } from "./known-way.ts";
import { sourceChoices } from "./source.ts";

const label = z
  .enum(pointLabels, "Select work, home, mobile or other.")
  .nullish()
  .transform((value) => (value === undefined ? undefined : value));

/** Other emails or phones, in order; empty ones are dropped. */
function points(kind: "email" | "phone") {
  return z
    .array(z.object({ label, value: fieldInput(contactFields[kind]) }), `Send ${kind}s as a list.`)
    .max(mostPoints, `Add up to ${mostPoints} other ${kind}s.`)
    .transform((list) =>
      list.flatMap((point) =>
        point.value ? [{ label: point.label ?? null, value: point.value }] : [],
      ),
    )
    .optional();
}

const fields = {
  ...eachField((name) => fieldInput(contactFields[name])),
  emailLabel: label,
  phoneLabel: label,
  moreEmails: points("email"),
  morePhones: points("phone"),
};

/**
 * The limit is checked where tags are written, together with those that the contact already has.
 */
const tagIds = z.array(id, "Send tags as a list of ids.").max(1_000, "Select up to 1,000 tags.");

/** A refinement that runs even if other fields are wrong, so that all errors are shown at once. */
const always = { when: () => true };

const calling = z.object(recordOf(callingFields, () => z.string().nullish()));

/** Whether there is something to call it by, or an invalid value that its own field refuses. */
function isCallable(contact: unknown): boolean {
  const { success, data } = calling.safeParse(contact);
  return !success || !isUncalled(data);
}

/** A new contact; refused without a name, an email, a phone and a company. */
export const newContact = z
  .object({ ...fields, tagIds: tagIds.optional() })
  .refine(isCallable, { error: uncalledMessage, path: ["firstName"], ...always });

/** The same as its form sends it: with the possible duplicates that it has shown. */
export const newContactForm = newContact.and(
  z.object({ seen: z.array(id).max(mostConsidered).optional() }),
);

/** The same from an import, with the names of tags instead of ids. */
export const importedContact = z
  .object({
    ...fields,
    tags: z.array(name("A tag", tagLimits.name)).max(mostTags, tooManyTagsMessage).nullish(),
    /** As `ownIdOf` writes it; anything else is ignored. */
    ownId: z.string().max(100).nullish(),
  })
  .refine(isCallable, { error: uncalledMessage, path: ["firstName"], ...always });

export type NewContact = z.output<typeof newContact>;
export type ImportedContact = z.output<typeof importedContact>;

/** Missing fields are unchanged, null clears, and tagIds replaces all tags. */
export const contactPatch = z.object({ ...fields, tagIds: tagIds.optional() });
export type ContactPatch = z.output<typeof contactPatch>;

/** A whole contact as an edit form sends it: empty fields are cleared. */
export const editedContact = newContact.and(z.object(seen)).transform((edited) => {
  return {
    ...eachField((name) => edited[name] ?? null),
    emailLabel: edited.emailLabel ?? null,
    phoneLabel: edited.phoneLabel ?? null,
    moreEmails: edited.moreEmails ?? [],
    morePhones: edited.morePhones ?? [],
    tagIds: edited.tagIds ?? [],
    version: edited.version,
    overwrites: edited.overwrites,
  };
});

export const createContactInput = z.intersection(
  newContact,
  z.object({ operation: operationKey.optional() }),
);

export const updateContactInput = z.object({
  id,
  contact: contactPatch,
  ...seen,
  operation: operationKey.optional(),
});

export const oneContactInput = z.object({ id, operation: operationKey.optional() });

export const contactTagInput = z.object({
  contactId: id,
  tagId: id,
  operation: operationKey.optional(),
});

export const contactSorts = [
  "name",
  "name-desc",
  ...sortedColumns.flatMap((column) => [column, `${column}-desc`] as const),
  "newest",
  "oldest",
  "updated",
  "updated-asc",
  "contacted",
  "contacted-asc",
] as const;
export type ContactSort = (typeof contactSorts)[number];

const filterTags = z.array(id).max(mostFilterTags, tooManyFilterTags).optional();
const moment = z.number().int("Send times in milliseconds.").optional();
const sourceMessage = "Enter a source, e.g. Referral.";
const source = z.string(sourceMessage).max(contactFields.source.limit, sourceMessage);
const presence = z.enum(["with", "without"], "Select with or without.").optional();

/** The filters of the contacts list; all must match. */
export const contactFilterInput = z.object({
  search: search.optional(),
  /** Any of these. */
  tagIds: filterTags,
  /** All of these. */
  allTagIds: filterTags,
  /** None of these. */
  noTagIds: filterTags,
  companyId: id.optional(),
  email: presence,
  phone: presence,
  deals: presence,
  /** Contacts from this source, as it is written. */
  source: source.optional(),
  /** Contacts from none of these sources, or without one. */
  notSources: z
    .array(source)
    .max(sourceChoices.count, `List up to ${sourceChoices.count} sources.`)
    .optional(),
  /** Times in milliseconds: from is included, before isn't. */
  addedFrom: moment,
  addedBefore: moment,
  updatedFrom: moment,
  updatedBefore: moment,
  /** No activity from this time up to now; 0 is none ever. */
  notContactedSince: moment,
});
export type ContactFilter = z.output<typeof contactFilterInput>;

export const listContactsInput = contactFilterInput
  .extend({
    sort: z.enum(contactSorts, "Sort by name, company, newest, updated or contacted.").optional(),
    ...listPage("contact"),
  })
  .optional();

export type ContactQuery = NonNullable<z.output<typeof listContactsInput>>;

/** The most rows that one call imports. */
export const mostImportedAtOnce = 1_000;

export const importContactsInput = z.object({
  rows: z
    .array(z.unknown(), "Send rows as a list.")
    .max(
      mostImportedAtOnce,
      `Import up to ${mostImportedAtOnce.toLocaleString("en")} rows at a time.`,
    ),
  operation: operationKey,
  /** The index of these rows in a longer import, from 0: all its parts are one operation. */
  part: z.number().int().min(0).max(10_000).optional(),
  /** Added again by default. */
  known: z.enum(knownWays, "Select add, skip, fill or overwrite.").optional(),
});

import * as z from "zod";
import { seen } from "../inputs.ts";
import { type ContactGroup, contactGroups } from "./group.ts";
import { type ContactPatch, contactPatch } from "./input.ts";

const groups = Object.keys(contactGroups) as [ContactGroup, ...ContactGroup[]];

/** One group of a contact's fields as its place on the page sends it: what is empty is cleared. */
export const editedGroup = contactPatch
  .omit({ tagIds: true })
  .extend({
    group: z.enum(groups, "There is no such place on the page."),
    ...seen,
  })
  .transform(({ group, version, overwrites, ...typed }) => {
    const fields = contactGroups[group].map((field) => {
      const empty = field === "moreEmails" || field === "morePhones" ? [] : null;
      return [field, typed[field] ?? empty];
    });
    return { group, version, overwrites, contact: Object.fromEntries(fields) as ContactPatch };
  });

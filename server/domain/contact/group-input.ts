import * as z from "zod";
import { seen } from "../inputs.ts";
import { contactGroups, propertiesOfGroup } from "./group.ts";
import { type ContactPatch, contactPatch } from "./input.ts";

/** One group of a contact's fields, as its editor sends it: empty fields are cleared. */
export const editedGroup = contactPatch
  .omit({ tagIds: true })
  .extend({
    group: z.enum(contactGroups, "Unknown group of fields."),
    ...seen,
  })
  .transform(({ group, version, overwrites, ...typed }) => {
    const fields = propertiesOfGroup(group).map((field) => {
      const empty = field === "moreEmails" || field === "morePhones" ? [] : null;
      return [field, typed[field] ?? empty];
    });
    return { group, version, overwrites, contact: Object.fromEntries(fields) as ContactPatch };
  });

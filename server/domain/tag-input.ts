import * as z from "zod";
import { cadenceMessage, longestCadence } from "./contact/cadence.ts";
import { id, name, operationKey, seen } from "./inputs.ts";
import { hexColor, tagLimits } from "./tag.ts";

const fields = {
  name: name("A name", tagLimits.name),
  color: z.string("Select a colour.").regex(hexColor, "Enter a colour, e.g. #3B82F6."),
  /** After how many days without an activity its contacts go cold. */
  cadence: z
    .number(cadenceMessage)
    .int(cadenceMessage)
    .min(1, cadenceMessage)
    .max(longestCadence, cadenceMessage)
    .nullish(),
};

export const newTag = z.object(fields);
export type NewTag = z.output<typeof newTag>;

export const createTagInput = z.object({ ...fields, operation: operationKey.optional() });

export const tagPatch = newTag.partial();
export type TagPatch = z.output<typeof tagPatch>;

export const updateTagInput = z.object({
  id,
  tag: tagPatch,
  ...seen,
  operation: operationKey.optional(),
});

export const oneTagInput = z.object({ id, operation: operationKey.optional() });

/** A whole tag as an edit form sends it: a field that was cleared isn't sent. */
export const editedTag = newTag.extend({ cadence: fields.cadence.default(null), ...seen });

/** A tag for a contact by its name: an existing one, or a new one of this colour. */
export const tagByNameInput = z.object({
  contactId: id,
  name: name("A tag", tagLimits.name),
  color: fields.color.optional(),
  operation: operationKey.optional(),
});
export type TagByName = z.output<typeof tagByNameInput>;

/** The same as a form on the contact's page sends it. */
export const typedTag = tagByNameInput.omit({ contactId: true, operation: true });

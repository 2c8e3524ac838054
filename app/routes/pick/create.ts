import type { ChoiceKind } from "#domain/choice.ts";
import { displayName } from "#domain/contact/contact.ts";
import { contactFrom } from "#domain/contact/from-typed.ts";
import { tagColorFor } from "#domain/tag.ts";
import type { Api } from "#server/api.ts";

type Create = (api: Api, typed: string, operation: string | undefined) => Promise<string>;

/** Adds a record of a kind from what was typed; answers its name. */
export const creating: Partial<Record<ChoiceKind, Create>> = {
  async contact(api, typed, operation) {
    return displayName(await api.contact.create({ ...contactFrom(typed), operation }));
  },
  async company(api, name, operation) {
    return (await api.company.create({ name, operation })).name;
  },
  async tag(api, name, operation) {
    return (await api.tag.create({ name, color: tagColorFor(name.length), operation })).name;
  },
};

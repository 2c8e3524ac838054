import { sourcesOf } from "#domain/contact/source.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { selectSettings } from "../settings.ts";
import { selectTags, type Tag } from "../tag.ts";

/** What the form of a contact offers: the tags and sources of the workspace. */
export interface ContactChoices {
  tags: Tag[];
  sources: string[];
}

/** The choices of a contact's form, in one round trip. */
export async function readContactChoices(owner: Owner): Promise<ContactChoices> {
  const [tags, [settings]] = await batch(owner.db, [selectTags(owner), selectSettings(owner)]);
  return { tags, sources: sourcesOf(settings?.sources) };
}

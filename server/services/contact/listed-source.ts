import { sourcesOf, withListedSource } from "#domain/contact/source.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { selectSettings } from "../settings.ts";

/** The contacts, each with the spelling that the workspace lists for its source; reads nothing without one. */
export async function withListedSources<Contact extends { source?: string | null | undefined }>(
  owner: Owner,
  contacts: readonly Contact[],
): Promise<Contact[]> {
  if (!contacts.some(({ source }) => source)) return [...contacts];
  const [[settings]] = await batch(owner.db, [selectSettings(owner)]);
  const sources = sourcesOf(settings?.sources);
  return contacts.map((contact) => withListedSource(contact, sources));
}

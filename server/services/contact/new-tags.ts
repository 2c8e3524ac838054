import { fold } from "#domain/fold.ts";
import { tagColorFor } from "#domain/tag.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactTags } from "../../db/schema.ts";
import type { NewTags } from "./import-steps.ts";

/** The tags with these names that the workspace doesn't have, each as first spelt. */
export async function missingTags(
  owner: Owner,
  names: readonly string[],
  colors: readonly { name: string; color: string }[],
): Promise<NewTags> {
  const wanted = new Map<string, string>();
  for (const name of names) {
    if (!wanted.has(fold(name))) wanted.set(fold(name), name);
  }
  if (wanted.size === 0) return new Map();
  // By key, as the links below find them: of two tags that fold the same, one has another key.
  const select = owner.db
    .select({ nameKey: contactTags.nameKey })
    .from(contactTags)
    .where(live(owner, contactTags));
  const [known] = await batch(owner.db, [select]);
  for (const { nameKey } of known) wanted.delete(nameKey);
  return new Map(
    [...wanted].map(([key, name], index) => [
      key,
      {
        name,
        color:
          colors.find((each) => each.name === name)?.color ?? tagColorFor(known.length + index),
      },
    ]),
  );
}

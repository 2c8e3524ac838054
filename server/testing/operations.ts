import fc from "fast-check";
import { type BulkVerb, bulkActions } from "#domain/contact/bulk.ts";
import { type KnownWay, knownWays } from "#domain/contact/known-way.ts";
import type { Person } from "./people.ts";
import { refusalOf } from "./procedures.ts";

/** Something that a person may do to a workspace; numbers select among existing records. */
export type Wish =
  | { does: "create"; name: string; tags: number[] }
  | { does: "update"; contact: number; company: string | null; tags: number[] | undefined }
  | { does: "rename"; contact: number; name: string }
  | { does: "reach"; contact: number; email: string | null; phones: string[] }
  | { does: "delete" | "restore"; contact: number }
  | { does: "tag" | "untag"; contact: number; tag: number }
  | { does: "createTag"; name: string }
  | { does: "renameTag"; tag: number; name: string }
  | { does: "deleteTag"; tag: number }
  | { does: "createCompany"; name: string }
  | { does: "renameCompany"; company: number; name: string }
  | { does: "mergeCompanies"; company: number; others: number[] }
  | { does: "deleteCompany"; company: number }
  | { does: "import"; names: string[]; tags: string[]; known: KnownWay }
  | {
      does: "bulk";
      deed: BulkVerb;
      by: "ids" | "tag" | "all";
      tag: number;
      company: string | null;
    };

const pick = fc.nat({ max: 4 });
const word = fc.constantFrom("Ann", "Bob", "Élodie", "0412 345 678", "'; --", "عائشة", "😀");
const tagName = fc.constantFrom("Lead", "lead", "VIP", "New");

export const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({
    does: fc.constant("create" as const),
    name: word,
    tags: fc.array(pick, { maxLength: 2 }),
  }),
  fc.record({
    does: fc.constant("update" as const),
    contact: pick,
    company: fc.option(word),
    tags: fc.option(fc.array(pick, { maxLength: 2 }), { nil: undefined }),
  }),
  fc.record({ does: fc.constant("rename" as const), contact: pick, name: word }),
  fc.record({
    does: fc.constant("reach" as const),
    contact: pick,
    email: fc.option(fc.constantFrom("a@example.com", "A@Example.com", "b@example.com")),
    phones: fc.array(fc.constantFrom("0412 345 678", "+61 412 345 678", "1"), { maxLength: 2 }),
  }),
  fc.record({ does: fc.constantFrom("delete" as const, "restore" as const), contact: pick }),
  fc.record({ does: fc.constantFrom("tag" as const, "untag" as const), contact: pick, tag: pick }),
  fc.record({ does: fc.constant("createTag" as const), name: tagName }),
  fc.record({ does: fc.constant("renameTag" as const), tag: pick, name: tagName }),
  fc.record({ does: fc.constant("deleteTag" as const), tag: pick }),
  fc.record({ does: fc.constant("createCompany" as const), name: word }),
  fc.record({ does: fc.constant("renameCompany" as const), company: pick, name: word }),
  fc.record({
    does: fc.constant("mergeCompanies" as const),
    company: pick,
    others: fc.array(pick, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ does: fc.constant("deleteCompany" as const), company: pick }),
  fc.record({
    does: fc.constant("import" as const),
    names: fc.array(word, { minLength: 1, maxLength: 3 }),
    tags: fc.array(tagName, { maxLength: 2 }),
    known: fc.constantFrom(...knownWays),
  }),
  fc.record({
    does: fc.constant("bulk" as const),
    deed: fc.constantFrom(...(Object.keys(bulkActions) as BulkVerb[])),
    by: fc.constantFrom("ids" as const, "tag" as const, "all" as const),
    tag: pick,
    company: fc.option(word),
  }),
);

const color = "#3B82F6";

async function idsIn({ owner, userId }: Person, table: string): Promise<number[]> {
  const rows = await owner.db.$client
    .prepare(`select id from ${table} where user_id = ? order by id`)
    .bind(userId)
    .all<{ id: number }>();
  return rows.results.map(({ id }) => id);
}

/** Runs it, and returns the operation's key; undefined if it was refused, which is allowed. */
export async function fulfil(person: Person, wanted: Wish): Promise<string | undefined> {
  const contactIds = await idsIn(person, "contacts");
  const tagIds = await idsIn(person, "contact_tags");
  const companyIds = await idsIn(person, "companies");
  const contactId = (index: number) => contactIds[index % contactIds.length] ?? 1_000_000;
  const tagId = (index: number) => tagIds[index % tagIds.length] ?? 1_000_000;
  const companyId = (index: number) => companyIds[index % companyIds.length] ?? 1_000_000;
  let operation: string | undefined;
  const refusal = await refusalOf(
    act().then((answer) => {
      ({ operation } = answer);
    }),
  );
  if (refusal && refusal.code !== "NOT_FOUND" && refusal.code !== "CONFLICT") throw refusal;
  return operation;

  function act(): Promise<{ operation: string }> {
    const { contact, tag, company } = person.api;
    switch (wanted.does) {
      case "create":
        return contact.create({ firstName: wanted.name, tagIds: wanted.tags.map(tagId) });
      case "update": {
        const { company: name, tags } = wanted;
        const tagged = tags ? { tagIds: tags.map(tagId) } : {};
        const changed = { company: name, ...tagged };
        return contact.update({ id: contactId(wanted.contact), contact: changed });
      }
      case "rename":
        return contact.update({
          id: contactId(wanted.contact),
          contact: { firstName: wanted.name, notes: wanted.name },
        });
      case "reach": {
        const [phone = null, ...more] = wanted.phones;
        const morePhones = more.map((value) => ({ label: "home" as const, value }));
        const reach = { email: wanted.email, phone, phoneLabel: "mobile" as const, morePhones };
        return contact.update({ id: contactId(wanted.contact), contact: reach });
      }
      case "delete":
        return contact.delete({ id: contactId(wanted.contact) });
      case "restore":
        return contact.restore({ id: contactId(wanted.contact) });
      case "tag":
        return contact.addTag({ contactId: contactId(wanted.contact), tagId: tagId(wanted.tag) });
      case "untag":
        return contact.removeTag({
          contactId: contactId(wanted.contact),
          tagId: tagId(wanted.tag),
        });
      case "createTag":
        return tag.create({ name: wanted.name, color });
      case "renameTag":
        return tag.update({ id: tagId(wanted.tag), tag: { name: wanted.name } });
      case "deleteTag":
        return tag.delete({ id: tagId(wanted.tag) });
      case "createCompany":
        return company.create({ name: wanted.name });
      case "renameCompany":
        return company.update({ id: companyId(wanted.company), company: { name: wanted.name } });
      case "mergeCompanies": {
        const keep = companyId(wanted.company);
        const lose = wanted.others.map(companyId).filter((id) => id !== keep);
        return company.merge({ keep, lose: lose.length > 0 ? lose : [2_000_000] });
      }
      case "deleteCompany":
        return company.delete({ id: companyId(wanted.company) });
      case "import":
        return contact.import({
          rows: wanted.names.map((firstName) => ({
            firstName,
            company: wanted.tags[0],
            moreEmails: [{ label: "work", value: "a@example.com" }],
            tags: wanted.tags,
          })),
          known: wanted.known,
          operation: crypto.randomUUID(),
        });
      case "bulk": {
        const { deed: does, company } = wanted;
        const theirTag = tagId(wanted.tag);
        const filter = wanted.by === "tag" ? { tagIds: [theirTag] } : {};
        const ids = contactIds.slice(0, 2);
        return contact.bulk({
          selection: wanted.by === "ids" && ids.length > 0 ? { ids } : { filter },
          deed: does === "company" ? { does, company } : { does, tagId: theirTag },
          operation: crypto.randomUUID(),
        });
      }
    }
  }
}

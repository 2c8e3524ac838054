import { and, type SQL, sql } from "drizzle-orm";
import { bulkActions } from "#domain/contact/bulk.ts";
import type { BulkAction, BulkInput } from "#domain/contact/bulk-input.ts";
import {
  callingFields,
  displayName,
  fullyTaggedMessage,
  mostTags,
} from "#domain/contact/contact.ts";
import { sortKey } from "#domain/contact/key.ts";
import { searchable } from "#domain/fold.ts";
import { pick } from "#domain/pick.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch, type Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { TagLimitRefusal, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { setRows } from "../../db/record.ts";
import { contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import { type BulkAnswer, type BulkPlan, changeRows } from "../bulk.ts";
import { guardTags } from "../tag.ts";
import { nameKeyWith, onlyCompany } from "./called.ts";
import { companyIdOf, makeCompanies } from "./company.ts";
import { listedContacts } from "./filter.ts";

/**
 * Runs one action on many contacts. Refuses NOT_FOUND for a tag or contact that isn't in the
 * workspace, BAD_REQUEST with the names of contacts that have the most tags allowed, and what
 * `changeRows` refuses.
 */
export function changeMany(owner: Owner, input: BulkInput): Promise<BulkAnswer> {
  const { deed } = input;
  const { kind } = bulkActions[deed.does];
  const plan = planOf(owner, deed);
  return changeRows(owner, input, { ...changed, kind, plan });
}

const changed = { entity: entityTables.contact, listed: listedContacts };

function planOf(owner: Owner, deed: BulkAction): BulkPlan {
  switch (deed.does) {
    case "tag":
    case "untag":
      return tagPlan(owner, deed.tagId, deed.does === "tag");
    case "company":
      return companyPlan(owner, deed.company);
    case "delete":
      return {
        wanting: sql`true`,
        steps: (operation, ids) =>
          setRows(owner, operation, {
            entity: entityTables.contact,
            row: among(owner, ids),
            set: { deletedAt: Date.now() },
          }),
      };
  }
}

function among(owner: Owner, ids: SQL, condition?: SQL): SQL {
  return live(owner, contacts, condition, sql`${contacts.id} in ${ids}`);
}

function tagPlan(owner: Owner, tagId: number, adding: boolean): BulkPlan {
  // Written out, because Drizzle leaves table names out of a statement on one table.
  const linked = sql`exists (select 1 from ${contactsToTags} as own
    where own.contact_id = contacts.id and own.tag_id = ${tagId})`;
  const wanting = adding ? sql`not ${linked}` : linked;
  const others = sql`select own.tag_id from ${contactsToTags} as own
    where own.contact_id = contacts.id and own.tag_id <> ${tagId}`;
  const after = adding ? sql`${others} union all select cast(${tagId} as integer)` : others;
  const ofTag = owned(owner, contactTags, sql`${contactTags.id} = ${tagId}`);
  return {
    wanting,
    subject: sql`(select ${contactTags.name} from ${contactTags} where ${ofTag})`,
    steps: (operation, ids) => [
      guardTags(owner, [tagId], "tagId"),
      ...setRows(owner, operation, {
        entity: entityTables.contact,
        row: among(owner, ids, wanting),
        set: { updatedAt: Date.now() },
        links: { tagIds: sql`(select json_group_array(tag_id) from (${after}))` },
      }),
      write(adding ? linkAll(owner, tagId, ids) : unlinkAll(owner, tagId, ids)),
    ],
    refusalOf: async (error, ids) =>
      error instanceof TagLimitRefusal
        ? namingFull(owner, error, among(owner, ids, wanting))
        : error,
  };
}

/** How many contacts a refusal names; it counts the others. */
const mostNamed = 3;

/** The same refusal, naming those of these contacts that have the most tags allowed. */
async function namingFull(owner: Owner, refusal: TagLimitRefusal, row: SQL): Promise<Refusal> {
  const held = sql`(select count(*) from ${contactsToTags} as link
    join ${contactTags} as tag on tag.id = link.tag_id and tag.deleted_at is null
    where link.contact_id = contacts.id)`;
  const [full] = await batch(owner.db, [
    owner.db
      .select(pick(contacts, callingFields))
      .from(contacts)
      .where(and(row, sql`${held} >= ${mostTags}`))
      .orderBy(contacts.nameKey),
  ]);
  if (full.length === 0) return refusal;
  const names = full.slice(0, mostNamed).map(displayName);
  return new Refusal(refusal.code, fullyTaggedMessage(names, full.length));
}

function linkAll(owner: Owner, tagId: number, ids: SQL): Statement {
  return owner.db.run(
    sql`insert or ignore into ${contactsToTags} (contact_id, tag_id)
      select ${contacts.id}, ${tagId} from ${contacts} where ${among(owner, ids)}`,
  );
}

function unlinkAll(owner: Owner, tagId: number, ids: SQL): Statement {
  return owner.db.run(
    sql`delete from ${contactsToTags} where ${contactsToTags.tagId} = ${tagId}
      and ${contactsToTags.contactId} in (select ${contacts.id} from ${contacts} where ${among(owner, ids)})`,
  );
}

function companyPlan(owner: Owner, company: string | null): BulkPlan {
  const companyKey = sortKey(company ?? "");
  const other = sql`(contacts.company is not ${company} or contacts.company_key <> ${companyKey})`;
  // Who has nothing else to be called by keeps the company.
  const wanting = company === null ? sql`(${other} and not ${onlyCompany})` : other;
  return {
    wanting,
    steps: (operation, ids) => {
      const now = Date.now();
      return [
        ...makeCompanies(owner, operation, [company ?? ""], now),
        ...setRows(owner, operation, {
          entity: entityTables.contact,
          row: and(among(owner, ids), wanting) ?? wanting,
          set: { company, companyKey, companyId: companyIdOf(owner, companyKey), updatedAt: now },
          // The company is the first line of the search text.
          computed: {
            nameKey: nameKeyWith(sql`${companyKey}`),
            searchText: sql`${searchable(companyKey)} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
          },
        }),
      ];
    },
  };
}

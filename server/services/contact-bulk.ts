import { and, type SQL, sql } from "drizzle-orm";
import { bulkKinds, mostAtOnce } from "#domain/contact-bulk.ts";
import type { BulkDeed, BulkInput } from "#domain/contact-bulk-input.ts";
import { sortKey } from "#domain/contact-key.ts";
import { missing } from "#domain/refusal.ts";
import { batch, type Statement } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { guard, operationNumber, perform, type Step, selectOperation, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { setRows } from "../db/record.ts";
import { changes, contacts, contactsToTags, operations } from "../db/schema.ts";
import { companyIdOf, makeCompanies } from "./contact-company.ts";
import { type Selected, selectionOf } from "./contact-selection.ts";
import { guardTags } from "./tag.ts";

export interface BulkAnswer {
  operation: string;
  /** Contacts changed so far. */
  done: number;
  /** The part that goes on with it; null when nothing is left. */
  next: number | null;
}

/**
 * Does one deed to many contacts, up to 2,000 a call; further calls with the same key go on after the
 * last one that the log has of it, so that each is come to once whatever the deed does to the filter.
 * All parts are one operation. Only contacts that change are touched. Refuses NOT_FOUND for a tag or
 * a contact that is not in the book, CONFLICT when the operation has been taken back or a part before
 * this one is missing.
 */
export async function changeMany(owner: Owner, input: BulkInput): Promise<BulkAnswer> {
  const { selection, deed, operation: key, part = 0 } = input;
  const kind = bulkKinds[deed.does];
  const plan = planOf(owner, deed);
  const chosen = await selectionOf(owner, selection);
  const number = operationNumber(owner, key);
  const [[known], [reached], ids] = await batch(owner.db, [
    selectOperation(owner, key),
    readProgress(owner, number),
    selectIds(owner, number, chosen, plan.wanting),
  ]);
  if (known?.kind === kind && known.parts > part && reached) return answered(key, reached);
  const slice = ids.map(({ id }) => id);
  const { answer } = await perform(
    owner,
    { kind, key, part, records: slice.length },
    (operation) => [
      ...(selection.ids ? [guardContacts(owner, selection.ids)] : []),
      ...plan.steps(operation, sql`(select value from json_each(${JSON.stringify(slice)}))`),
    ],
    (operation) => readProgress(owner, operation),
  );
  const [now] = answer;
  if (!now) throw missing("operation");
  return answered(key, now);
}

interface Progress {
  parts: number;
  records: number;
}

function answered(operation: string, { parts, records }: Progress): BulkAnswer {
  return { operation, done: records, next: records === parts * mostAtOnce ? parts : null };
}

function readProgress(owner: Owner, operation: SQL) {
  return owner.db
    .select({ parts: operations.parts, records: operations.records })
    .from(operations)
    .where(owned(owner, operations, sql`${operations.id} = ${operation}`));
}

/** The next contacts that the deed changes, by their ids. */
function selectIds(owner: Owner, operation: SQL, { from, condition }: Selected, wanting: SQL) {
  const last = sql`coalesce((select max(${changes.entityId}) from ${changes} where ${changes.userId} = ${owner.userId}
    and ${changes.operationId} = ${operation} and ${changes.entity} = 'contact'), 0)`;
  return owner.db.all<{ id: number }>(
    sql`select ${contacts.id} as "id" from ${from}
      where ${live(owner, contacts, condition, wanting, sql`${contacts.id} > ${last}`)}
      order by ${contacts.id} limit ${mostAtOnce}`,
  );
}

/** Ids that were chosen one by one are all of the book, be it in Trash by now. */
function guardContacts(owner: Owner, ids: readonly number[]): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as wanted
    left join ${contacts} on ${contacts.id} = wanted.value and ${owned(owner, contacts)}
    where ${contacts.id} is null`;
  return guard(owner, "missing", offence, missing("contact"));
}

interface Plan {
  /** Which contacts the deed changes. */
  wanting: SQL;
  /** Changes and logs those of some ids, a list for `in`. */
  steps: (operation: SQL, ids: SQL) => Step[];
}

function planOf(owner: Owner, deed: BulkDeed): Plan {
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

function tagPlan(owner: Owner, tagId: number, adding: boolean): Plan {
  // Written out, since a statement on one table leaves its name out of columns.
  const linked = sql`exists (select 1 from ${contactsToTags} as own
    where own.contact_id = contacts.id and own.tag_id = ${tagId})`;
  const wanting = adding ? sql`not ${linked}` : linked;
  const others = sql`select own.tag_id from ${contactsToTags} as own
    where own.contact_id = contacts.id and own.tag_id <> ${tagId}`;
  const after = adding ? sql`${others} union all select cast(${tagId} as integer)` : others;
  return {
    wanting,
    steps: (operation, ids) => [
      guardTags(owner, [tagId]),
      ...setRows(owner, operation, {
        entity: entityTables.contact,
        row: among(owner, ids, wanting),
        set: { updatedAt: Date.now() },
        links: { tagIds: sql`(select json_group_array(tag_id) from (${after}))` },
      }),
      write(adding ? linkAll(owner, tagId, ids) : unlinkAll(owner, tagId, ids)),
    ],
  };
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

function companyPlan(owner: Owner, company: string | null): Plan {
  const companyKey = sortKey(company ?? "");
  const wanting = sql`(contacts.company is not ${company} or contacts.company_key <> ${companyKey})`;
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
          // The company is the first line of what is searched.
          computed: {
            searchText: sql`${companyKey} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
          },
        }),
      ];
    },
  };
}

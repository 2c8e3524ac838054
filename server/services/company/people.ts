import { inArray, type SQL, sql } from "drizzle-orm";
import { missing } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { setRows } from "../../db/record.ts";
import { changes, contacts, operations } from "../../db/schema.ts";

/*
 * Operations that change the company of many people. They run in parts of one operation, each one
 * round trip. The log shows how far a request has got, so that one that was interrupted continues
 * when it is sent again, and one that is complete is answered again.
 */

/** The most people that one part changes. */
export const peopleAtOnce = 2_000;

interface PeopleRequest {
  kind: "company.update" | "company.merge" | "company.delete";
  key: string | undefined;
  /** Which of the owner's contacts, including those in Trash. */
  people: SQL;
  /** Their new values, by property. */
  set: Record<string, unknown>;
  /** New values that are computed for each row. */
  computed: Record<string, SQL>;
  /** The steps of each part before its people are changed; parts count from 0. */
  before: (operation: SQL, part: number) => Step[];
  /** The steps of each part after that; `isLast` is whether nobody is left for another part. */
  after?: (operation: SQL, isLast: SQL) => Step[];
  /** What else the operation returns, as JSON. */
  outcome: (operation: SQL) => SQL;
}

interface Progress {
  parts: number;
  /** People changed so far. */
  people: number;
  /** The id of the last of them: they are changed in order of id. */
  last: number;
  outcome: string;
}

export interface PeopleAnswer {
  operation: string;
  people: number;
  outcome: unknown;
}

/** Runs the request part by part until nobody is left. */
export async function changePeople(owner: Owner, request: PeopleRequest): Promise<PeopleAnswer> {
  const { kind } = request;
  const key = request.key ?? crypto.randomUUID();
  let now: Progress = { parts: 0, people: 0, last: 0, outcome: "null" };
  do {
    const { parts: part, people, last } = now;
    const { answer } = await perform(
      owner,
      { kind, key, part, records: 0 },
      (operation) => [
        ...request.before(operation, part),
        ...setRows(owner, operation, {
          entity: entityTables.contact,
          row: inArray(contacts.id, slice(owner, request.people, last)),
          set: request.set,
          computed: request.computed,
        }),
        ...(request.after?.(operation, isLast(owner, operation, last)) ?? []),
        write(countRecords(owner, operation, { people, last })),
      ],
      (operation) => readProgress(owner, operation, request.outcome(operation)),
    );
    const [reached] = answer;
    if (!reached) throw missing("company");
    now = reached;
  } while (now.people === now.parts * peopleAtOnce);
  return { operation: key, people: now.people, outcome: JSON.parse(now.outcome) };
}

function slice(owner: Owner, people: SQL, last: number): SQL {
  return sql`(select ${contacts.id} from ${contacts} indexed by idx_contacts_company_id
    where ${owned(owner, contacts, people, sql`${contacts.id} > ${last}`)}
    order by ${contacts.id} limit ${peopleAtOnce})`;
}

/** The changes of the operation to one kind of record. */
function logged(owner: Owner, operation: SQL, entity: "contact" | "company"): SQL {
  return sql`${changes} where ${changes.userId} = ${owner.userId}
    and ${changes.operationId} = ${operation} and ${changes.entity} = ${entity}`;
}

function countSince(owner: Owner, operation: SQL, last: number): SQL {
  return sql`(select count(*) from ${logged(owner, operation, "contact")} and ${changes.entityId} > ${last})`;
}

/** A part with the full number of people is followed by another, even if that one has nobody. */
function isLast(owner: Owner, operation: SQL, last: number): SQL {
  return sql`${countSince(owner, operation, last)} < ${peopleAtOnce}`;
}

function countRecords(owner: Owner, operation: SQL, before: Pick<Progress, "people" | "last">) {
  const people = countSince(owner, operation, before.last);
  const companies = sql`(select count(*) from ${logged(owner, operation, "company")})`;
  return owner.db.run(
    sql`update ${operations} set records = ${before.people} + ${people} + ${companies}
      where ${owned(owner, operations, sql`${operations.id} = ${operation}`)}`,
  );
}

function readProgress(owner: Owner, operation: SQL, outcome: SQL) {
  const companies = sql`(select count(*) from ${logged(owner, operation, "company")})`;
  const last = sql`(select max(${changes.entityId}) from ${logged(owner, operation, "contact")})`;
  return owner.db.all<Progress>(
    sql`select ${operations.parts} as "parts", ${operations.records} - ${companies} as "people",
        coalesce(${last}, 0) as "last", ${outcome} as "outcome"
      from ${operations} where ${owned(owner, operations, sql`${operations.id} = ${operation}`)}`,
  );
}

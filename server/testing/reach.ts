import { readDealColumns } from "#domain/deal/file-columns.ts";
import { beginImport } from "./import-draft.ts";
import type { Person } from "./people.ts";
import { fillSecretly } from "./secret-workspace.ts";
import { dumpWorkspace } from "./workspace.ts";

/** Begins the names of the victim's records, and stands nowhere else. */
export const marker = "Quoxbeam";

/** What a stranger may have come to know of somebody's workspace: ids, keys, digests and cursors. */
export interface Known {
  ids: [number, ...number[]];
  texts: string[];
  /** Ids by the noun that a procedure or a field names. */
  idsOf: Record<string, number[]>;
}

const tableOf: Record<string, string> = {
  contact: "contacts",
  tag: "contact_tags",
  company: "companies",
  deal: "deals",
  moveDealsTo: "deal_stages",
  stage: "deal_stages",
  pipeline: "pipelines",
  todo: "todos",
  category: "categories",
  activity: "contact_activities",
  file: "files",
  rate: "exchange_rates",
  view: "saved_views",
  trash: "contacts",
  duplicate: "contacts",
  /** Its example hides a deal. */
  today: "deals",
  change: "changes",
  backup: "backups",
  import: "import_drafts",
  session: "session",
  /** The contents of a file. */
  open: "files",
};

/** Records of every noun for somebody, and what goes beside them, under names that begin with the marker. */
export async function fillAll(person: Person): Promise<void> {
  const { api, account } = person;
  await fillSecretly(person, marker);
  await api.company.create({ name: `${marker} Ltd`, notes: marker });
  await account.calendar.renew();
  await account.email.change({ email: `${marker.toLowerCase()}@example.org` });
  await account.backup.start();
  const columns = readDealColumns(["Title"]);
  await beginImport(person, { noun: "deal", columns, rows: [[marker]] });
}

/** A key, a token's digest or the like. */
const keyLike = /^[\w-]{16,}$/;

/** All that identifies somebody's rows, and cursors in their lists. */
export async function knownOf({ api, userId }: Person): Promise<Known> {
  const dump = await dumpWorkspace(userId);
  const rows = Object.values(dump).flat();
  const values = rows.flatMap((row) => Object.values(row));
  const lists = [
    await api.contact.list({ limit: 1 }),
    await api.contact.list({ limit: 1, sort: "updated" }),
    await api.deal.list({ limit: 1 }),
    await api.todo.list({ limit: 1 }),
    await api.change.list({ limit: 1 }),
    await api.company.list({ limit: 1 }),
  ];
  const cursors = JSON.stringify(lists).matchAll(/"(?:next|previous|before|after)\w*":"([\w-]+)"/g);
  const keys = values.filter((value) => typeof value === "string" && keyLike.test(value));
  const ids = rows.flatMap(({ id }) => (typeof id === "number" ? [id] : []));
  const idsIn = (table: string) => (dump[table] ?? []).map(({ id }) => Number(id));
  return {
    idsOf: Object.fromEntries(Object.entries(tableOf).map(([noun, table]) => [noun, idsIn(table)])),
    ids: [userId, ...new Set(ids)],
    texts: [...new Set([...keys.map(String), ...Array.from(cursors, ([, cursor = ""]) => cursor)])],
  };
}

/** Whether an answer says anything that only the victim's rows say. */
export function leaks(answer: string): boolean {
  return answer.toLowerCase().includes(marker.toLowerCase());
}

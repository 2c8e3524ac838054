import { sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import { missing } from "#domain/refusal.ts";
import type { TodoFilter } from "#domain/todo/list-input.ts";
import { jsonObject } from "../../db/json.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contacts, deals } from "../../db/schema.ts";

/** The records that a list of tasks is about. */
export interface Subject {
  contact: (Called & { id: number }) | null;
  deal: { id: number; title: string } | null;
  company: { id: number; name: string } | null;
}

type Asked = Pick<TodoFilter, "contactId" | "dealId" | "companyId">;

/** The statement that reads the records that a filter names, each as JSON. */
export function selectSubjects(owner: Owner, { contactId, dealId, companyId }: Asked) {
  const { id, firstName, lastName, email, phone, company } = contacts;
  const contact = jsonObject({ id, firstName, lastName, email, phone, company });
  const deal = jsonObject({ id: deals.id, title: deals.title });
  const firm = jsonObject({ id: companies.id, name: companies.name });
  return owner.db.all<{ contact: string | null; deal: string | null; company: string | null }>(
    sql`select
      (select ${contact} from ${contacts} where ${live(owner, contacts, sql`id = ${contactId ?? 0}`)}) as "contact",
      (select ${deal} from ${deals} where ${live(owner, deals, sql`id = ${dealId ?? 0}`)}) as "deal",
      (select ${firm} from ${companies} where ${owned(owner, companies, sql`id = ${companyId ?? 0}`)}) as "company"`,
  );
}

/** The result of that statement. Refuses NOT_FOUND for a record that is named and doesn't exist. */
export function subjectsOf(
  [row]: { contact: string | null; deal: string | null; company: string | null }[],
  { contactId, dealId, companyId }: Asked,
): Subject {
  const read = (json: string | null | undefined) => (json ? JSON.parse(json) : null);
  const subject: Subject = {
    contact: read(row?.contact),
    deal: read(row?.deal),
    company: read(row?.company),
  };
  if (contactId !== undefined && !subject.contact) throw missing("contact");
  if (dealId !== undefined && !subject.deal) throw missing("deal");
  if (companyId !== undefined && !subject.company) throw missing("company");
  return subject;
}

import type { ContactField, ContactReach } from "./contact.ts";
import type { Column } from "./contact-columns.ts";
import { different, noteLine, type Row, rowOf, texts } from "./contact-row-cells.ts";
import { detailsOf } from "./contact-row-details.ts";
import { type Reaches, reachesOf } from "./contact-row-reach.ts";
import { fold } from "./fold.ts";
import { splitFullName } from "./full-name.ts";
import { splitGroups, splitTags } from "./tag-list.ts";

/** A contact as an import takes it; what the file leaves empty is absent. */
export type ImportableContact = Partial<Record<ContactField, string>> &
  Partial<ContactReach> & { tags?: string[] };

/**
 * The contact in a row, each value as it stands there. A second company, job title or address, a fax,
 * and a link or birthday that would be refused are lines of the notes. Nothing is refused here: the
 * import judges each contact.
 */
export function contactFromRow(columns: Column[], cells: string[]): ImportableContact {
  const row = rowOf(columns, cells);
  const emails = reachesOf(row, "email");
  const phones = reachesOf(row, "phone");
  const [company, ...otherCompanies] = different(texts(row, "company"), fold);
  const [jobTitle, ...otherJobTitles] = different(texts(row, "jobTitle"), fold);
  const details = detailsOf(row);
  const notes = [
    ...texts(row, "notes"),
    ...emails.notes,
    ...phones.notes,
    ...otherCompanies.map((value) => noteLine("Other company", value)),
    ...otherJobTitles.map((value) => noteLine("Other job title", value)),
    ...details.notes,
  ].join("\n");
  const tags = tagsOf(row);
  return {
    ...namesOf(row),
    ...reachFields(emails, ["email", "emailLabel", "moreEmails"]),
    ...reachFields(phones, ["phone", "phoneLabel", "morePhones"]),
    ...(company && { company }),
    ...(jobTitle && { jobTitle }),
    ...details.fields,
    ...(notes && { notes }),
    ...(tags.length > 0 && { tags }),
  };
}

function reachFields(
  { own, more }: Reaches,
  [value, label, others]:
    | ["email", "emailLabel", "moreEmails"]
    | ["phone", "phoneLabel", "morePhones"],
): Partial<ImportableContact> {
  return {
    ...(own && { [value]: own.value }),
    ...(own?.label && { [label]: own.label }),
    ...(more.length > 0 && { [others]: more }),
  };
}

function namesOf(row: Row): Pick<ImportableContact, "firstName" | "lastName"> {
  const [first = ""] = texts(row, "firstName");
  const [middle] = texts(row, "middleName");
  const given = middle ? `${first} ${middle}`.trim() : first;
  const [last = ""] = texts(row, "lastName");
  const [full = ""] = texts(row, "fullName");
  const { firstName, lastName } =
    given || last ? { firstName: given, lastName: last } : splitFullName(full);
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

function tagsOf(row: Row): string[] {
  const tags = (row.get("tags") ?? []).flatMap(({ column, text }) =>
    /label|group/i.test(column.name) ? splitGroups(text) : splitTags(text),
  );
  return different(tags, fold);
}

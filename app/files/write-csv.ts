import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import type { ContactPoint, ContactReach, ContactText } from "#domain/contact/contact.ts";
import { joinPoints } from "#domain/contact/point-list.ts";
import { joinTags } from "#domain/tag-list.ts";

/** What an export holds of a contact; moments in milliseconds. */
export interface ExportedContact extends ContactText, ContactReach {
  tags: { name: string }[];
  createdAt: number;
  updatedAt: number;
}

type Columns = Record<string, (contact: ExportedContact) => string | null>;

/** Three emails or phones have columns of their own; any more are a list in one cell. */
function reachColumns(
  name: string,
  pointsOf: (contact: ExportedContact) => ContactPoint[],
): Columns {
  const numbered = [1, 2, 3].flatMap((number): [string, Columns[string]][] => {
    const header = number === 1 ? name : `${name} ${number}`;
    return [
      [header, (contact) => pointsOf(contact)[number - 1]?.value ?? null],
      [`${header} Label`, (contact) => pointsOf(contact)[number - 1]?.label ?? null],
    ];
  });
  return {
    ...Object.fromEntries(numbered),
    [`More ${name}s`]: (contact) => joinPoints(pointsOf(contact).slice(3)),
  };
}

const columns: Columns = {
  "First Name": ({ firstName }) => firstName,
  "Last Name": ({ lastName }) => lastName,
  ...reachColumns("Email", ({ email, emailLabel, moreEmails }) => [
    { value: email ?? "", label: emailLabel },
    ...moreEmails,
  ]),
  ...reachColumns("Phone", ({ phone, phoneLabel, morePhones }) => [
    { value: phone ?? "", label: phoneLabel },
    ...morePhones,
  ]),
  Company: ({ company }) => company,
  "Job Title": ({ jobTitle }) => jobTitle,
  LinkedIn: ({ linkedin }) => linkedin,
  Website: ({ website }) => website,
  Street: ({ street }) => street,
  City: ({ city }) => city,
  State: ({ region }) => region,
  "Postal Code": ({ postalCode }) => postalCode,
  Country: ({ country }) => country,
  Birthday: ({ birthday }) => birthday,
  Notes: ({ notes }) => notes,
  Tags: ({ tags }) => joinTags(tags.map(({ name }) => name)),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
};

/** How an export begins: the mark by which spreadsheets know UTF-8, and the header. */
export function csvHeader(): string {
  return csvMark + csvLines([Object.keys(columns)]);
}

/**
 * The lines of some contacts, each ended, so that an export can be sent in parts. Every value stands
 * as it was typed, so that reading the file back gives the same.
 */
export function csvRows(contacts: ExportedContact[]): string {
  return csvLines(contacts.map((contact) => Object.values(columns).map((value) => value(contact))));
}

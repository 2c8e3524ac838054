import Papa from "papaparse";
import type { ContactText } from "#domain/contact.ts";
import { joinTags } from "#domain/tag-list.ts";

/** What an export holds of a contact; moments in milliseconds. */
export interface ExportedContact
  extends Pick<
    ContactText,
    "firstName" | "lastName" | "email" | "phone" | "company" | "jobTitle" | "notes"
  > {
  tags: { name: string }[];
  createdAt: number;
  updatedAt: number;
}

const columns: Record<string, (contact: ExportedContact) => string | null> = {
  "First Name": ({ firstName }) => firstName,
  "Last Name": ({ lastName }) => lastName,
  Email: ({ email }) => email,
  Phone: ({ phone }) => phone,
  Company: ({ company }) => company,
  "Job Title": ({ jobTitle }) => jobTitle,
  Notes: ({ notes }) => notes,
  Tags: ({ tags }) => joinTags(tags.map(({ name }) => name)),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
};

/** How an export begins: the mark by which spreadsheets know UTF-8, and the header. */
export function csvHeader(): string {
  return `\uFEFF${csvLines([Object.keys(columns)])}`;
}

/**
 * The lines of some contacts, each ended, so that an export can be sent in parts. Every value stands
 * as it was typed, so that reading the file back gives the same.
 */
export function csvRows(contacts: ExportedContact[]): string {
  return csvLines(contacts.map((contact) => Object.values(columns).map((value) => value(contact))));
}

function csvLines(rows: (string | null)[][]): string {
  return rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}

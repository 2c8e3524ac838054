import type { ContactPoint, ContactText, OtherPoints } from "#domain/contact/contact.ts";
import { type ContactField, contactFieldNames } from "#domain/contact/fields.ts";
import {
  contactFieldsInFiles,
  contactTimesInFiles,
  ownIdHeader,
} from "#domain/contact/fields-in-files.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { joinPoints } from "#domain/contact/point-list.ts";
import { joinTags } from "#domain/tag-list.ts";
import type { FileColumns } from "./file-format.ts";

type Time = keyof typeof contactTimesInFiles;

/** The exported values of a contact; times in milliseconds. */
export interface ExportedContact extends ContactText, OtherPoints, Record<Time, number | null> {
  id: number;
  createdAt: number;
  tags: { name: string }[];
}

type Columns = FileColumns<ExportedContact>;

/** Three emails or phones have columns of their own; any more share one cell. */
function pointColumns(
  name: string,
  pointsOf: (contact: ExportedContact) => ContactPoint[],
): Columns {
  const numbered = [1, 2, 3].flatMap(
    (number): [string, (contact: ExportedContact) => string | null][] => {
      const header = number === 1 ? name : `${name} ${number}`;
      return [
        [header, (contact) => pointsOf(contact)[number - 1]?.value ?? null],
        [`${header} Label`, (contact) => pointsOf(contact)[number - 1]?.label ?? null],
      ];
    },
  );
  return {
    ...Object.fromEntries(numbered),
    [`More ${name}s`]: (contact) => joinPoints(pointsOf(contact).slice(3)),
  };
}

/** Fields of which a contact can have several values. */
const severalValues: Partial<Record<ContactField, (contact: ExportedContact) => ContactPoint[]>> = {
  email: ({ email, emailLabel, moreEmails }) => [
    { value: email ?? "", label: emailLabel },
    ...moreEmails,
  ],
  phone: ({ phone, phoneLabel, morePhones }) => [
    { value: phone ?? "", label: phoneLabel },
    ...morePhones,
  ],
};

function columnsOf(name: ContactField): Columns {
  const { header } = contactFieldsInFiles[name];
  const pointsOf = severalValues[name];
  return pointsOf ? pointColumns(header, pointsOf) : { [header]: (contact) => contact[name] };
}

const timeNames = Object.keys(contactTimesInFiles) as Time[];

function timeColumn(name: Time): (contact: ExportedContact) => string | null {
  return ({ [name]: moment }) => (moment === null ? null : new Date(moment).toISOString());
}

/** A contact in a table; an import reads it back as it was. */
export const contactColumns: Columns = {
  ...Object.assign({}, ...contactFieldNames.map(columnsOf)),
  Tags: ({ tags }) => joinTags(tags.map(({ name }) => name)),
  ...Object.fromEntries(timeNames.map((name) => [contactTimesInFiles[name], timeColumn(name)])),
  [ownIdHeader]: (contact) => ownIdOf("contact", contact),
};

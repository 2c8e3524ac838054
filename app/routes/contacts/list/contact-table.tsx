import { Avatar } from "#app/components/avatar.tsx";
import { CompanyName } from "#app/components/contact-position.tsx";
import { AgoCell, TagsCell } from "#app/components/list/list-cells.tsx";
import type { ListMarks, RowMarks } from "#app/components/list/list-marks.ts";
import { ListTable } from "#app/components/list/list-table.tsx";
import { SelectRow } from "#app/components/list/selection-cells.tsx";
import { MarkedParts } from "#app/components/marked-parts.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { mailLink, phoneLink } from "#domain/contact/point-link.ts";
import type { ListedContact } from "#server/services/contact/list.ts";
import { contactPath } from "./came-from.ts";
import {
  type ContactColumn,
  type ContactListQuery,
  columnFields,
  contactList,
} from "./contact-list.ts";
import type { MarkedField } from "./list-marks.ts";

interface ContactTableProps {
  contacts: ListedContact[];
  /** The query of their list. */
  query: ContactListQuery;
  /** The columns after the name, in order. */
  columns: readonly ContactColumn[];
  /** The matches of a search in them. */
  marks: ListMarks<MarkedField> | null;
  /** When the page was rendered, in unix milliseconds. */
  now: number;
}

/** Contacts in rows. */
export function ContactTable({ contacts, query, columns, marks, now }: ContactTableProps) {
  return (
    <ListTable
      list={contactList}
      query={query}
      columns={columns}
      rows={(from) =>
        contacts.map((contact, index) => (
          <ContactRow
            key={contact.id}
            contact={contact}
            isFirst={index === 0}
            from={from}
            columns={columns}
            marks={marks?.[contact.id]}
            now={now}
          />
        ))
      }
    />
  );
}

interface ContactRowProps {
  contact: ListedContact;
  /** Its link asks for the code of the page behind all of them. */
  isFirst: boolean;
  /** The list's query, for the links to contacts. */
  from: string;
  columns: readonly ContactColumn[];
  marks: RowMarks<MarkedField> | undefined;
  now: number;
}

function ContactRow({ contact, isFirst, from, columns, marks, now }: ContactRowProps) {
  const { id, company, jobTitle } = contact;
  const name = displayName(contact);
  const marked = (field: MarkedField, text: string | null) => {
    const parts = marks?.[field];
    return parts ? <MarkedParts parts={parts} /> : text;
  };
  const title = columns.includes("title") ? null : marked("jobTitle", jobTitle);
  const at = columns.includes("company") ? null : marked("company", company);
  return (
    <tr>
      <SelectRow id={id} name={name} />
      <th scope="row" className="cell-name">
        <Avatar contact={contact} />
        <a
          className="row-link"
          dir="auto"
          href={contactPath(id, from)}
          data-discover={isFirst || undefined}
        >
          {marked("name", name)}
        </a>
        {title || at ? (
          <span className="cell-position" dir="auto">
            {title}
            {title && at ? " at " : null}
            {at}
          </span>
        ) : null}
      </th>
      {columns.map((column) => (
        <Cell key={column} column={column} contact={contact} marked={marked} now={now} />
      ))}
    </tr>
  );
}

interface CellProps {
  column: ContactColumn;
  contact: ListedContact;
  /** A text with its search matches marked. */
  marked: (field: MarkedField, text: string | null) => React.ReactNode;
  now: number;
}

function Cell({ column, contact, marked, now }: CellProps): React.JSX.Element {
  const { email, phone, company, tags, createdAt, updatedAt } = contact;
  const { lastActivityAt, nextActivityAt } = contact;
  switch (column) {
    case "email":
      return (
        <td className="fold-none">
          {email ? <a href={mailLink(email)}>{marked("email", email)}</a> : null}
        </td>
      );
    case "phone":
      return (
        <td className="fold-none">
          {phone ? <a href={phoneLink(phone)}>{marked("phone", phone)}</a> : null}
        </td>
      );
    case "company":
      return (
        <td className="fold-main">
          <CompanyName contact={contact}>{marked("company", company)}</CompanyName>
        </td>
      );
    case "tags":
      return <TagsCell tags={tags} />;
    case "added":
      return <AgoCell label="Added" moment={createdAt} now={now} />;
    case "updated":
      return <AgoCell label="Updated" fold="fold-none" moment={updatedAt} now={now} />;
    case "last-activity":
      return <AgoCell label="Last activity" moment={lastActivityAt} now={now} />;
    case "next-activity":
      return <AgoCell label="Next activity" moment={nextActivityAt} now={now} />;
    default: {
      const field = columnFields[column];
      return <td>{marked(field, contact[field])}</td>;
    }
  }
}

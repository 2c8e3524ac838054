import { Link } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { ContactPosition } from "#app/components/contact-position.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatDate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact.ts";
import type { ListedContact } from "#server/services/contact-list.ts";
import { bulkForm } from "./bulk-form.ts";
import { contactPath } from "./came-from.ts";

interface ContactTableProps {
  contacts: ListedContact[];
  /** The list that they are of, as their pages are told. */
  from: string;
}

/** Contacts in rows; on a phone, each row folds into a card. */
export function ContactTable({ contacts, from }: ContactTableProps) {
  return (
    <table className="table folding-table contact-table">
      <thead>
        <tr>
          <th scope="col" className="cell-choice">
            <label className="choice choose-page">
              <input type="checkbox" form={bulkForm} data-choose-page />
              <span className="visually-hidden">Choose all on this page</span>
            </label>
          </th>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Phone</th>
          <th scope="col">Tags</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} from={from} />
        ))}
      </tbody>
    </table>
  );
}

function ContactRow({ contact, from }: { contact: ListedContact; from: string }) {
  const { id, email, phone, tags, updatedAt } = contact;
  const reading = useReading();
  return (
    <tr>
      <td className="cell-choice">
        <label className="choice">
          <input type="checkbox" name="id" value={id} form={bulkForm} />
          <span className="visually-hidden">Choose {displayName(contact)}</span>
        </label>
      </td>
      <th scope="row" className="cell-name">
        <Avatar contact={contact} />
        <Link className="row-link" to={contactPath(id, from)}>
          {displayName(contact)}
        </Link>
        <ContactPosition contact={contact} className="cell-position" />
      </th>
      <td>{email ? <a href={`mailto:${email}`}>{email}</a> : null}</td>
      <td>{phone ? <a href={`tel:${phone}`}>{phone}</a> : null}</td>
      <td className="cell-tags">
        {tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
      </td>
      <td className="cell-date">{formatDate(updatedAt, reading)}</td>
    </tr>
  );
}

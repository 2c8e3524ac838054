import { Form, href } from "react-router";
import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { DealContact } from "#server/services/deal/deal.ts";
import { DealEditable } from "./deal-editable.tsx";
import type { ShownDeal } from "./shown-deal.ts";

/** The contacts of a deal: the primary one, then the others, each of whom can be made primary. */
export function DealPeople({ deal }: { deal: ShownDeal }) {
  const { contact, others } = deal;
  const anybody = contact !== null || others.length > 0;
  return (
    <DealEditable group="people" deal={deal}>
      {anybody ? (
        <ul className="deal-people">
          {contact ? (
            <Person contact={contact} note={others.length > 0 ? "Primary" : null} />
          ) : null}
          {others.map((other) => (
            <Person key={other.id} contact={other}>
              <MakePrimary dealId={deal.id} contact={other} />
            </Person>
          ))}
        </ul>
      ) : null}
    </DealEditable>
  );
}

function Person({
  contact,
  note,
  children,
}: {
  contact: DealContact;
  note?: string | null;
  children?: React.ReactNode;
}) {
  return (
    <li className="deal-person">
      <span>
        <DealContactName contact={contact}>{displayName(contact)}</DealContactName>
        {contact.company ? (
          <span className="muted">
            {" · "}
            <CompanyName contact={contact} />
          </span>
        ) : null}
      </span>
      {note ? <span className="record-label">{note}</span> : null}
      {children}
    </li>
  );
}

function MakePrimary({ dealId, contact }: { dealId: number; contact: DealContact }) {
  return (
    <Form
      method="post"
      action={href("/deals/:id/primary", { id: String(dealId) })}
      preventScrollReset
    >
      <FormKeyInput />
      <input type="hidden" name="contactId" value={contact.id} />
      <button type="submit" className="button button-quiet button-small">
        Make <span className="visually-hidden">{displayName(contact)} </span>primary
      </button>
    </Form>
  );
}

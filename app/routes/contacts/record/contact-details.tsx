import { Fragment } from "react";
import { CompanyName } from "#app/components/contact-position.tsx";
import { RecordDetails } from "#app/components/editable/record-details.tsx";
import { addressOf } from "#app/components/postal-address.tsx";
import { WebLink } from "#app/components/web-link.tsx";
import { formatBirthday } from "#app/format.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { ageOn, nextBirthday } from "#domain/contact/birthday.ts";
import { cadenceLabel } from "#domain/contact/cadence.ts";
import { type ContactPoint, pointLabelTexts } from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import {
  type ContactGroup,
  contactGroups,
  fieldsOfGroup,
  groupLabel,
} from "#domain/contact/group.ts";
import { mailLink, phoneLink } from "#domain/contact/point-link.ts";
import { type Day, daysBetween } from "#domain/day.ts";
import type { TextKind } from "#domain/field.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { Editable } from "./editable.tsx";

/** The name and the notes are shown elsewhere on the page. */
const details = contactGroups.filter((group) => group !== "name" && group !== "notes");

interface ContactDetailsProps {
  contact: Contact;
  today: Day;
}

/** How a field of each kind is shown; as typed if not listed. */
const kindViews: Partial<
  Record<TextKind, (props: { text: string; today: Day }) => React.ReactNode>
> = {
  link: WebLink,
  birthday: Birthday,
  cadence: ({ text }) => cadenceLabel(text),
};

/** How a group is shown that is more than one field, or more than its text. */
const groupViews: Partial<Record<ContactGroup, (contact: Contact) => React.ReactNode>> = {
  emails: (contact) => pointsOf(mailLink, contact.email, contact.emailLabel, contact.moreEmails),
  phones: (contact) => pointsOf(phoneLink, contact.phone, contact.phoneLabel, contact.morePhones),
  company: (contact) => (contact.company === null ? null : <CompanyName contact={contact} />),
  address: addressOf,
};

/** The content of a group of a contact's fields; null for nothing. */
function viewOf(group: ContactGroup, { contact, today }: ContactDetailsProps): React.ReactNode {
  const view = groupViews[group];
  if (view) return view(contact);
  const filled = fieldsOfGroup(group).flatMap((name) => {
    const text = contact[name];
    return text ? [{ name, text }] : [];
  });
  if (filled.length === 0) return null;
  return filled.map(({ name, text }) => {
    const View = kindViews[contactFields[name].kind];
    return <Fragment key={name}>{View ? <View text={text} today={today} /> : text}</Fragment>;
  });
}

/** All details of a contact except name, notes and tags. */
export function ContactDetails(props: ContactDetailsProps) {
  return (
    <RecordDetails
      groups={details}
      labelOf={groupLabel}
      viewOf={(group) => viewOf(group, props)}
      editable={(group, view) => (
        <Editable group={group} contact={props.contact}>
          {view}
        </Editable>
      )}
    />
  );
}

function pointsOf(
  linkOfPoint: (value: string) => string,
  first: string | null,
  label: ContactPoint["label"],
  more: ContactPoint[],
) {
  const points = [...(first ? [{ value: first, label }] : []), ...more];
  if (points.length === 0) return null;
  return (
    <ul>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list has an order and no other key.
        <li key={index} className="record-point">
          <a href={linkOfPoint(point.value)}>
            <Breakable text={point.value} />
          </a>
          <CopyButton text={point.value} />
          {point.label ? (
            <span className="record-label">{pointLabelTexts[point.label]}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** An email address that can wrap before its @. */
function Breakable({ text }: { text: string }) {
  const at = text.lastIndexOf("@");
  if (at < 1) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}

/** A coming birthday is shown from this many days before. */
const soon = 60;

function Birthday({ text: birthday, today }: { text: string; today: Day }) {
  const reading = useReading();
  const age = ageOn(birthday, today);
  const days = daysBetween(today, nextBirthday(birthday, today));
  const notes = [
    age === null ? null : `${age} years old`,
    days === 0 ? "today" : null,
    days > 0 && days <= soon ? (days === 1 ? "tomorrow" : `in ${days} days`) : null,
  ].filter(Boolean);
  return (
    <>
      {formatBirthday(birthday, reading)}
      {notes.length > 0 ? <span className="muted"> ({notes.join(", ")})</span> : null}
    </>
  );
}

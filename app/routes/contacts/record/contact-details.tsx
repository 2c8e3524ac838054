import { CompanyName } from "#app/components/contact-position.tsx";
import { formatBirthday } from "#app/format.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { linkOf } from "#domain/address.ts";
import { ageOn, nextBirthday } from "#domain/contact/birthday.ts";
import { type ContactPoint, pointLabelWords } from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { mailLink, phoneLink } from "#domain/contact/reach-link.ts";
import { type Day, fromDay } from "#domain/day.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { Editable } from "./editable.tsx";

const details = [
  "emails",
  "phones",
  "company",
  "jobTitle",
  "website",
  "linkedin",
  "address",
  "birthday",
] as const;

type Detail = (typeof details)[number];

const labels: Record<Detail, string> = {
  emails: contactFields.email.label,
  phones: contactFields.phone.label,
  company: contactFields.company.label,
  jobTitle: contactFields.jobTitle.label,
  website: contactFields.website.label,
  linkedin: contactFields.linkedin.label,
  address: "Address",
  birthday: contactFields.birthday.label,
};

/** All that is known of a contact but their name, notes and tags; then words to add what is not. */
export function ContactDetails({ contact, today }: { contact: Contact; today: Day }) {
  const views: Record<Detail, React.ReactNode> = {
    emails: pointsOf(mailLink, contact.email, contact.emailLabel, contact.moreEmails),
    phones: pointsOf(phoneLink, contact.phone, contact.phoneLabel, contact.morePhones),
    company: contact.company === null ? null : <CompanyName contact={contact} />,
    jobTitle: contact.jobTitle,
    website: contact.website ? <WebLink text={contact.website} /> : null,
    linkedin: contact.linkedin ? <WebLink text={contact.linkedin} /> : null,
    address: addressOf(contact),
    birthday: contact.birthday ? <Birthday birthday={contact.birthday} today={today} /> : null,
  };
  const filled = details.filter((detail) => views[detail] !== null);
  const empty = details.filter((detail) => views[detail] === null);
  // In one list, so that a place keeps what was typed into it when it is no longer, or is again, empty.
  return (
    <dl className="record-details">
      {[...filled, ...empty].map((detail) => (
        <div key={detail} className={views[detail] === null ? "record-empty" : "record-detail"}>
          <dt>{labels[detail]}</dt>
          <dd>
            <Editable group={detail} contact={contact}>
              {views[detail]}
            </Editable>
          </dd>
        </div>
      ))}
    </dl>
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
            <span className="record-label">{pointLabelWords[point.label]}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A text that is broken before its @ where it must be broken. */
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

function WebLink({ text }: { text: string }) {
  const url = linkOf(text);
  if (url === null) return text;
  return (
    <a href={url} rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}
    </a>
  );
}

/** The lines of an address as they stand on an envelope; null for none. */
function addressOf({ street, city, region, postalCode, country }: Contact) {
  const place = [city, region, postalCode].filter(Boolean).join(" ");
  const lines = [street, place, country].filter(Boolean);
  if (lines.length === 0) return null;
  return <address className="record-address">{lines.join("\n")}</address>;
}

/** A birthday is told of so many days before it comes. */
const soon = 60;

function Birthday({ birthday, today }: { birthday: string; today: Day }) {
  const reading = useReading();
  const age = ageOn(birthday, today);
  const days = Math.round((fromDay(nextBirthday(birthday, today)) - fromDay(today)) / 86_400_000);
  const words = [
    age === null ? null : `${age} years old`,
    days === 0 ? "today" : null,
    days > 0 && days <= soon ? (days === 1 ? "tomorrow" : `in ${days} days`) : null,
  ].filter(Boolean);
  return (
    <>
      {formatBirthday(birthday, reading)}
      {words.length > 0 ? <span className="muted"> ({words.join(", ")})</span> : null}
    </>
  );
}

import { href, Link } from "react-router";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import { mailLink, phoneLink } from "#domain/contact/point-link.ts";
import { type Day, daysAfter } from "#domain/day.ts";
import type { Birthday } from "#server/services/today/birthdays.ts";
import type { Counted } from "#server/services/today/counted.ts";
import { Group, HideButton, IconLink } from "./group.tsx";

/** The birthdays of the coming days. */
export function Birthdays({ birthdays, day }: { birthdays: Counted<Birthday>; day: Day }) {
  const reading = useReading();
  const near: Record<Day, string> = { [day]: "Today", [daysAfter(day, 1)]: "Tomorrow" };
  return (
    <Group group="birthdays" counted={birthdays}>
      {birthdays.items.map((contact) => {
        const name = displayName(contact);
        const { id, email, phone, age } = contact;
        return (
          <li key={id} className="today-row">
            <span className="today-text">
              <Link
                className="today-title"
                dir="auto"
                to={href("/contacts/:id", { id: String(id) })}
              >
                {name}
              </Link>
              <span className="today-about">{age ? `Turns ${age}` : null}</span>
            </span>
            <span className="today-when">
              {near[contact.day] ?? formatDay(contact.day, reading)}
            </span>
            {phone ? <IconLink to={phoneLink(phone)} icon="phone" label={`Call ${name}`} /> : null}
            {email ? (
              <IconLink to={mailLink(email)} icon="mail" label={`Write to ${name}`} />
            ) : null}
            <HideButton group="birthdays" id={id} name={name} />
          </li>
        );
      })}
    </Group>
  );
}

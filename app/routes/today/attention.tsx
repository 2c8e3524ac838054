import { href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { formatAgo, formatDay, formatValue } from "#app/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import { mailLink } from "#domain/contact/point-link.ts";
import { daysInStage } from "#domain/deal/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { ColdContact, TodayDeal } from "#server/services/today/attention.ts";
import type { Counted } from "#server/services/today/counted.ts";
import type { WonDeal } from "#server/services/today/won.ts";
import { Group, HideButton, IconLink, LogCallButton } from "./group.tsx";

interface DealsInProps {
  group: "withoutNextStep" | "stale";
  deals: Counted<TodayDeal>;
  stages: readonly Stage[];
  now: number;
}

/** Deals without a next step, or that are stale. */
export function DealsIn({ group, deals, stages, now }: DealsInProps) {
  return (
    <Group group={group} counted={deals}>
      {deals.items.map((deal) => (
        <DealRow
          key={deal.id}
          deal={deal}
          group={group}
          stage={stages.find(({ id }) => id === deal.stageId)}
          now={now}
        />
      ))}
    </Group>
  );
}

interface DealRowProps extends Pick<DealsInProps, "group" | "now"> {
  deal: TodayDeal;
  stage: Stage | undefined;
}

function DealRow({ deal, group, stage, now }: DealRowProps) {
  const reading = useReading();
  const { title, contact } = deal;
  const id = String(deal.id);
  const days = daysInStage(deal.stageSince, now);
  return (
    <li className="today-row">
      <span className="today-text">
        <Link className="today-title" dir="auto" to={href("/deals/:id", { id })}>
          {title}
        </Link>
        <span className="today-about">
          {stage ? <StageBadge stage={stage} /> : null}
          {days > 0 ? ` ${days} ${days === 1 ? "day" : "days"}` : null}
          {contact ? (
            <>
              {" · "}
              <Link dir="auto" to={href("/contacts/:id", { id: String(contact.id) })}>
                {displayName(contact)}
              </Link>
            </>
          ) : null}
        </span>
      </span>
      <span className="today-when">{formatValue(deal, reading)}</span>
      {group === "stale" ? (
        <LogCallButton
          contact={contact?.id}
          deal={deal.id}
          name={contact ? displayName(contact) : title}
        />
      ) : (
        <Link
          className="button button-small"
          to={`${href("/deals/:id/step", { id })}?to=${href("/today")}`}
          aria-label={`Next step for ${title}`}
        >
          <Icon name="plus" size={14} />
          Next step
        </Link>
      )}
      <HideButton group={group} id={deal.id} name={title} />
    </li>
  );
}

interface ColdContactsProps {
  contacts: Counted<ColdContact>;
  now: number;
}

/** Contacts with whom nobody has been in touch for as long as they want. */
export function ColdContacts({ contacts, now }: ColdContactsProps) {
  const reading = useReading();
  return (
    <Group group="goingCold" counted={contacts}>
      {contacts.items.map((contact) => {
        const name = displayName(contact);
        const { id, email, lastActivityAt } = contact;
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
              <span className="today-about">
                {lastActivityAt === null
                  ? "Not contacted yet"
                  : `Last in touch ${formatAgo(lastActivityAt, now, reading)}`}
              </span>
            </span>
            {email ? (
              <IconLink to={mailLink(email)} icon="mail" label={`Write to ${name}`} />
            ) : null}
            <LogCallButton contact={id} name={name} />
            <HideButton group="goingCold" id={id} name={name} />
          </li>
        );
      })}
    </Group>
  );
}

/** The deals that were won last. */
export function WonDeals({ deals }: { deals: WonDeal[] }) {
  const reading = useReading();
  if (deals.length === 0) return null;
  return (
    <section className="today-group" aria-labelledby="today-won">
      <div className="section-header">
        <h2 id="today-won">Recently won</h2>
      </div>
      <ul className="today-list">
        {deals.map((deal) => (
          <li key={deal.id} className="today-row">
            <span className="today-text">
              <Link
                className="today-title"
                dir="auto"
                to={href("/deals/:id", { id: String(deal.id) })}
              >
                {deal.title}
              </Link>
              <span className="today-about">{formatDay(deal.closedDate, reading)}</span>
            </span>
            <span className="today-when">{formatValue(deal, reading)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

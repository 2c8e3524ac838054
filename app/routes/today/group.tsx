import { href, Link, useSearchParams } from "react-router";
import { formatCount } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { IconName } from "#app/ui/icon-names.ts";
import { useReading } from "#app/use-reading.ts";
import { type HiddenKind, type TodayGroup, todayGroupLabels } from "#domain/today/today.ts";
import type { About } from "#server/services/today/about.ts";
import type { Counted } from "#server/services/today/counted.ts";

interface GroupProps {
  group: TodayGroup;
  counted: Counted<unknown>;
  /** The page with all of them. */
  all?: string;
  children: React.ReactNode;
}

/** A group of Today with its number; nothing if it is empty. */
export function Group({ group, counted, all, children }: GroupProps) {
  const reading = useReading();
  const [params] = useSearchParams();
  const { count, capped, items } = counted;
  if (count === 0) return null;
  const isWhole = params.get("all") === group;
  const more = !isWhole && (capped || count > items.length);
  return (
    <section className={`today-group today-${group}`} aria-labelledby={`today-${group}`}>
      <div className="section-header">
        <h2 id={`today-${group}`}>
          {todayGroupLabels[group]}{" "}
          <span className="today-count">
            {formatCount(count, reading)}
            {capped ? "+" : ""}
          </span>
        </h2>
        {more ? (
          <Link to={all ?? `?all=${group}`} preventScrollReset={!all}>
            Show all
            <span className="visually-hidden"> in {todayGroupLabels[group]}</span>
          </Link>
        ) : null}
        {isWhole ? (
          <Link to={href("/today")} preventScrollReset>
            Show fewer
            <span className="visually-hidden"> in {todayGroupLabels[group]}</span>
          </Link>
        ) : null}
      </div>
      <ul className="today-list">{children}</ul>
    </section>
  );
}

const pages = { contact: "/contacts/:id", deal: "/deals/:id", company: "/companies/:id" } as const;

/** A link to what a task or an activity is about. */
export function AboutLink({ about }: { about: About | null }) {
  if (!about) return null;
  return (
    <Link dir="auto" to={href(pages[about.kind], { id: String(about.id) })}>
      {about.name}
    </Link>
  );
}

/** An icon that leads somewhere, such as a phone's number. */
export function IconLink({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <a className="icon-button" href={to} title={label} aria-label={label}>
      <Icon name={icon} size={16} />
    </a>
  );
}

interface HideButtonProps {
  group: HiddenKind;
  id: number;
  name: string;
}

/** Hides a record from its group for a week; a birthday until it has passed. */
export function HideButton({ group, id, name }: HideButtonProps) {
  return (
    <ButtonForm
      action={href("/today/hide")}
      className="icon-button"
      label={group === "birthdays" ? `Hide the birthday of ${name}` : `Hide ${name} for a week`}
      fields={{ group, id: String(id), name }}
    >
      <Icon name="x" size={16} />
    </ButtonForm>
  );
}

/** Logs a call with a contact, now; the page then asks for the next step. */
export function LogCallButton({ contact, deal, name }: LogCallProps) {
  return (
    <ButtonForm
      action={href("/activities/new")}
      className="button button-small"
      label={`Log call with ${name}`}
      fields={{
        type: "call",
        to: href("/today"),
        name,
        ...(contact === undefined ? {} : { contactId: String(contact) }),
        ...(deal === undefined ? {} : { dealId: String(deal) }),
      }}
    >
      Log call
    </ButtonForm>
  );
}

interface LogCallProps {
  /** The id of the contact. */
  contact?: number | undefined;
  /** The id of the deal that it was about. */
  deal?: number | undefined;
  name: string;
}

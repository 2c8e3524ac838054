import { href, Link } from "react-router";
import { MoveLink } from "#app/components/board/move-link.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { formatDay, formatValue } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { daysInStage, isStale } from "#domain/deal/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { NextStepLine } from "../record/next-step.tsx";
import "../record/next-step.css";
import "../../../ui/marks.css";
import type { ShownBoard, ShownCard } from "./shown-board.ts";

interface DealCardProps {
  deal: ShownCard;
  stage: Stage;
  tags: ShownBoard["tags"];
  now: number;
  today: Day;
  /**
   * Whether the routes behind its links are fetched in advance: one card's routes are those of all.
   */
  discover: "render" | "none";
}

/** A deal on the board: its title, contact, value, dates and next step, and a link to move it. */
export function DealCardItem({ deal, stage, tags, now, today, discover }: DealCardProps) {
  const reading = useReading();
  const { id, title, value, currency, contact, tagIds } = deal;
  const given = tags.filter((tag) => tagIds.includes(tag.id));
  return (
    <>
      <div className="board-card-head">
        <Link
          className="board-card-title"
          dir="auto"
          to={href("/deals/:id", { id: String(id) })}
          discover={discover}
        >
          {title}
        </Link>
        <MoveLink card={deal} href={href("/deals/:id/move", { id: String(id) })} />
      </div>
      {contact ? (
        <p className="deal-contact">
          <DealContactName contact={contact} discover={discover}>
            {contact.name}
          </DealContactName>
          {contact.company ? (
            <>
              {" · "}
              <bdi>{contact.company}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
      {given.length > 0 ? (
        <ul className="deal-tags" aria-label="Tags">
          {given.map((tag) => (
            <li
              key={tag.id}
              className="chip"
              dir="auto"
              style={{ "--tag": tag.color } as React.CSSProperties}
            >
              {tag.name}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="deal-figures">
        <span className="deal-value">{formatValue({ value, currency }, reading)}</span>
        {stage.kind === "open" ? (
          <OpenDates deal={deal} stage={stage} now={now} today={today} />
        ) : (
          <Closing deal={deal} />
        )}
      </p>
      {stage.kind === "open" ? (
        <NextStepLine
          dealId={id}
          title={title}
          step={deal.nextStep}
          today={today}
          discover={discover}
        />
      ) : null}
    </>
  );
}

function OpenDates({ deal, stage, now, today }: Omit<DealCardProps, "tags" | "discover">) {
  const reading = useReading();
  const { expectedCloseDate, stageSince } = deal;
  const days = daysInStage(stageSince, now);
  const isLong = isStale(days, stage.rottingDays);
  const late = expectedCloseDate !== null && expectedCloseDate < today;
  return (
    <>
      {expectedCloseDate ? (
        <span className={late ? "deal-late" : undefined} data-icon="calendar">
          <span className="visually-hidden">{late ? "Overdue, closes" : "Closes"}</span>
          {formatDay(expectedCloseDate, reading)}
        </span>
      ) : null}
      <span className={isLong ? "deal-late" : undefined} data-icon="clock">
        <StageAge days={days} />
        {isLong ? ", stale" : ""}
      </span>
    </>
  );
}

/** How long a deal has been in its stage, in whole days. */
function StageAge({ days }: { days: number }) {
  if (days > 0) return `${days} ${days === 1 ? "day" : "days"} in stage`;
  return (
    <>
      <span className="visually-hidden">In stage since </span>Today
    </>
  );
}

function Closing({ deal: { closedDate, lostReason } }: { deal: ShownCard }) {
  const reading = useReading();
  return (
    <>
      {closedDate ? (
        <span data-icon="calendar">
          <span className="visually-hidden">Closed</span>
          {formatDay(closedDate, reading)}
        </span>
      ) : null}
      {lostReason ? (
        <span className="deal-lost" dir="auto">
          {lostReason}
        </span>
      ) : null}
    </>
  );
}

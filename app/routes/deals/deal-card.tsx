import { CalendarDays } from "lucide-react";
import { Form, href, Link } from "react-router";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { formatDay, formatMoney } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useReading } from "#app/use-reading.ts";
import { dayIn } from "#domain/day.ts";
import type { DealCard } from "#server/services/deal.ts";
import type { BoardColumn } from "#server/services/deal-board.ts";
import type { Stage } from "#server/services/stage-list.ts";

interface DealCardProps {
  deal: DealCard;
  stage: Stage;
  columns: BoardColumn[];
  /** The moment at which the page was made, in milliseconds. */
  today: number;
}

/** A deal on the board: what it is, with whom, how much and by when; and where else it could stand. */
export function DealCardItem({ deal, stage, columns, today }: DealCardProps) {
  const reading = useReading();
  const { id, title, value, currency, contact, expectedCloseDate } = deal;
  const late =
    stage.kind === "open" &&
    expectedCloseDate !== null &&
    expectedCloseDate < dayIn(reading.timeZone, today);
  return (
    <article className="deal-card">
      <Link className="deal-title" to={href("/deals/:id", { id: String(id) })}>
        {title}
      </Link>
      {contact ? (
        <p className="deal-contact">
          <DealContactName contact={contact} />
          {contact.company ? ` · ${contact.company}` : null}
        </p>
      ) : null}
      <p className="deal-value">{formatMoney(value, currency, reading)}</p>
      <div className="deal-foot">
        {expectedCloseDate ? (
          <span className={late ? "deal-day deal-late" : "deal-day"}>
            <CalendarDays size={14} aria-hidden="true" />
            <span className="visually-hidden">{late ? "Overdue, closes" : "Closes"}</span>
            {formatDay(expectedCloseDate, reading)}
          </span>
        ) : null}
        <details className="menu deal-menu">
          <summary className="button button-quiet button-small">
            Move<span className="visually-hidden"> {title}</span>
          </summary>
          <Form
            method="post"
            action={href("/deals/:id/move", { id: String(id) })}
            className="menu-body"
            preventScrollReset
          >
            <FormKeyInput />
            {columns
              .filter((column) => column.stage.id !== stage.id)
              .map((column) => (
                <button
                  key={column.stage.id}
                  type="submit"
                  className="menu-item menu-button"
                  name="stageId"
                  value={column.stage.id}
                >
                  {column.stage.name}
                </button>
              ))}
          </Form>
        </details>
      </div>
    </article>
  );
}

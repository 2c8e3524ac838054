import { Plus } from "lucide-react";
import { href, Link } from "react-router";
import { formatDay, formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { DealCard } from "#server/services/deal.ts";

/** The latest deals with a contact, and the way to the next one. */
export function ContactDeals({ contactId, deals }: { contactId: string; deals: DealCard[] }) {
  const reading = useReading();
  return (
    <>
      <div className="section-header">
        <h2>Deals</h2>
        <Link
          className="button button-small"
          to={{ pathname: href("/deals/new"), search: `?contact=${contactId}` }}
        >
          <Plus size={14} aria-hidden="true" />
          New deal
        </Link>
      </div>
      {deals.length > 0 ? (
        <ul className="lines">
          {deals.map((deal) => (
            <li key={deal.id} className="line">
              <Link to={href("/deals/:id", { id: String(deal.id) })}>{deal.title}</Link>
              <span>{formatMoney(deal.value, deal.currency, reading)}</span>
              <span className="muted">
                {deal.expectedCloseDate ? formatDay(deal.expectedCloseDate, reading) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">No deals yet.</p>
      )}
    </>
  );
}

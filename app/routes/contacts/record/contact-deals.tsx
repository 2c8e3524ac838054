import { href, Link } from "react-router";
import { ExpectedClose } from "#app/components/expected-close.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { formatValue } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import type { ContactDeal } from "#server/services/contact/page.ts";
import { Icon } from "../../../ui/icon.tsx";

interface ContactDealsProps {
  contactId: string;
  deals: ContactDeal[];
  /** Whether there are more than these. */
  more: boolean;
  today: Day;
}

/** The latest deals with a contact, with links to all of them and to add one. */
export function ContactDeals({ contactId, deals, more, today }: ContactDealsProps) {
  return (
    <>
      <div className="section-header">
        <h2>Deals</h2>
        <Link
          className="button button-small"
          to={{ pathname: href("/deals/new"), search: `?contact=${contactId}` }}
        >
          <Icon name="plus" size={14} />
          New deal
        </Link>
      </div>
      {deals.length > 0 ? (
        <ul className="record-deals">
          {deals.map((deal) => (
            <Deal key={deal.id} deal={deal} today={today} />
          ))}
        </ul>
      ) : (
        <p className="muted">No deals yet.</p>
      )}
      {more ? (
        <p>
          <Link to={{ pathname: href("/deals/all"), search: `?contact=${contactId}` }}>
            All deals with this contact
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Deal({ deal, today }: { deal: ContactDeal; today: Day }) {
  const reading = useReading();
  return (
    <li className="record-deal">
      <Link
        className="record-deal-title"
        dir="auto"
        to={href("/deals/:id", { id: String(deal.id) })}
      >
        {deal.title}
      </Link>
      {deal.stage ? <StageBadge stage={deal.stage} /> : null}
      <span className="record-deal-value">{formatValue(deal, reading)}</span>
      {deal.expectedCloseDate ? (
        <span className="record-deal-day">
          <ExpectedClose
            day={deal.expectedCloseDate}
            isOpen={deal.stage?.kind === "open"}
            today={today}
          />
        </span>
      ) : null}
    </li>
  );
}

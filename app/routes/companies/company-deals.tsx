import { href, Link } from "react-router";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { ExpectedClose } from "#app/components/expected-close.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { ValueCell } from "#app/components/value-cell.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import type { CompanyRecord } from "#server/services/company/page.ts";
import { Icon } from "../../ui/icon.tsx";
import { dealsOf } from "./paths.ts";

interface CompanyDealsProps {
  companyId: number;
  /** Whom a new deal is with at first: the company's only person. */
  contactId: number | undefined;
  deals: CompanyRecord["deals"];
  /** Whether there are more than these. */
  more: boolean;
  today: Day;
}

/** The latest deals of a company, with a link to all of them. */
export function CompanyDeals(props: CompanyDealsProps) {
  const { companyId, contactId, deals, more, today } = props;
  return (
    <>
      <div className="section-header">
        <h2>Deals</h2>
        <Link
          className="button button-small"
          to={{ pathname: href("/deals/new"), search: contactId ? `?contact=${contactId}` : "" }}
        >
          <Icon name="plus" size={14} />
          New deal
        </Link>
      </div>
      {deals.length > 0 ? (
        <DealTable deals={deals} today={today} />
      ) : (
        <p className="muted">No deals yet.</p>
      )}
      {more ? (
        <p className="company-more">
          <Link to={dealsOf(companyId)}>All deals with this company</Link>
        </p>
      ) : null}
    </>
  );
}

function DealTable({ deals, today }: Pick<CompanyDealsProps, "deals" | "today">) {
  return (
    <table className="table folding-table deal-table company-deals">
      <thead>
        <tr>
          <th scope="col">Deal</th>
          <th scope="col">Stage</th>
          <th scope="col">Closes</th>
          <th scope="col" className="cell-number">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr key={deal.id}>
            <th scope="row">
              <Link
                className="row-link"
                dir="auto"
                to={href("/deals/:id", { id: String(deal.id) })}
              >
                {deal.title}
              </Link>
              <span className="cell-position">
                {deal.contact ? (
                  <DealContactName contact={deal.contact}>
                    {displayName(deal.contact)}
                  </DealContactName>
                ) : null}
              </span>
            </th>
            <td>{deal.stage ? <StageBadge stage={deal.stage} /> : null}</td>
            <td className="cell-date">
              {deal.expectedCloseDate ? (
                <ExpectedClose
                  day={deal.expectedCloseDate}
                  isOpen={deal.stage?.kind === "open"}
                  today={today}
                />
              ) : null}
            </td>
            <ValueCell deal={deal} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { href, Link } from "react-router";
import { ChoosePage, ChooseRow } from "#app/components/bulk/choice-cells.tsx";
import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { SortHeader } from "#app/components/list/sort-header.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatDate, formatDay, formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { usualDealSort } from "#domain/deal-list.ts";
import type { ListedDeal } from "#server/services/deal-list.ts";
import type { Stage } from "#server/services/stage-list.ts";
import {
  columnLabels,
  columnSorts,
  columnWidths,
  type DealColumn,
  descendingFirst,
} from "./list-columns.ts";
import { type DealListQuery, listPath } from "./list-query.ts";

interface DealTableProps {
  deals: ListedDeal[];
  stages: Stage[];
  /** The list that they are of. */
  query: DealListQuery;
  /** Beside the title, in their order. */
  columns: readonly DealColumn[];
}

/** Deals in rows; on a phone, each row folds into a card. */
export function DealTable({ deals, stages, query, columns }: DealTableProps) {
  const shown = ["title", ...columns] as const;
  const least = 40 + shown.reduce((sum, name) => sum + columnWidths[name], 0);
  const stageOf = new Map(stages.map((stage) => [stage.id, stage]));
  return (
    <div className="table-frame">
      <table
        className="table folding-table list-table deal-list"
        style={{ "--least": `${least}px` } as React.CSSProperties}
      >
        <thead>
          <tr>
            <ChoosePage />
            {shown.map((name) => (
              <SortHeader
                key={name}
                label={name === "title" ? "Deal" : columnLabels[name]}
                width={columnWidths[name]}
                sorts={columnSorts[name]}
                isDescendingFirst={descendingFirst.includes(name)}
                {...(name === "value" && { className: "cell-number" })}
                sort={query.sort ?? usualDealSort(query)}
                pathOf={(sort) => listPath({ ...query, sort, cursor: null })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <tr key={deal.id}>
              <ChooseRow id={deal.id} name={deal.title} />
              <th scope="row">
                <Link className="row-link" to={href("/deals/:id", { id: String(deal.id) })}>
                  {deal.title}
                </Link>
              </th>
              {columns.map((column) => (
                <Cell key={column} column={column} deal={deal} stage={stageOf.get(deal.stageId)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  column: DealColumn;
  deal: ListedDeal;
  stage: Stage | undefined;
}

function Cell({ column, deal, stage }: CellProps) {
  const reading = useReading();
  const dated = (text: string | null) =>
    text === null ? (
      <td />
    ) : (
      <td className="cell-date cell-labelled" data-label={columnLabels[column]}>
        {text}
      </td>
    );
  const day = (value: string | null) => dated(value && formatDay(value, reading));
  switch (column) {
    case "contact":
      return <td>{deal.contact ? <DealContactName contact={deal.contact} /> : null}</td>;
    case "company":
      return <td>{deal.contact?.company ? <CompanyName contact={deal.contact} /> : null}</td>;
    case "stage":
      return <td>{stage ? <StageBadge stage={stage} /> : null}</td>;
    case "value":
      return <td className="cell-number">{formatMoney(deal.value, deal.currency, reading)}</td>;
    case "closes":
      return day(deal.expectedCloseDate);
    case "closed":
      return day(deal.closedDate);
    case "lost":
      return <td>{deal.lostReason}</td>;
    case "step":
      return (
        <td>
          {deal.nextStep?.title}
          {deal.nextStep?.dueDate ? (
            <span className="muted"> {formatDay(deal.nextStep.dueDate, reading)}</span>
          ) : null}
        </td>
      );
    case "tags":
      return (
        <td className="cell-tags">
          {deal.tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </td>
      );
    case "added":
      return dated(formatDate(deal.createdAt, reading));
    case "updated":
      return dated(formatDate(deal.updatedAt, reading));
  }
}

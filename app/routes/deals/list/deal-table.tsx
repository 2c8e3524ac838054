import { Link } from "react-router";
import { ChoosePage, ChooseRow } from "#app/components/bulk/choice-cells.tsx";
import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { ExpectedClose } from "#app/components/expected-close.tsx";
import type { ListMarks, RowMarks } from "#app/components/list/list-marks.ts";
import { SortHeader } from "#app/components/list/sort-header.tsx";
import { MarkedParts } from "#app/components/marked-parts.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatDate, formatDay, formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { usualDealSort } from "#domain/deal/list.ts";
import type { ListedDeal } from "#server/services/deal/list.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { dealPath } from "./came-from.ts";
import {
  columnLabels,
  columnSorts,
  columnWidths,
  type DealColumn,
  descendingFirst,
} from "./list-columns.ts";
import type { MarkedField } from "./list-marks.ts";
import { type DealListQuery, listPath, writeQuery } from "./list-query.ts";

interface DealTableProps {
  deals: ListedDeal[];
  stages: Stage[];
  /** The list that they are of. */
  query: DealListQuery;
  /** Beside the title, in their order. */
  columns: readonly DealColumn[];
  /** What a search has found of them. */
  marks: ListMarks<MarkedField> | null;
  today: Day;
}

/** Deals in rows; on a phone, each row folds into a card. */
export function DealTable({ deals, stages, today, query, columns, marks }: DealTableProps) {
  const shown = ["title", ...columns] as const;
  const least = 40 + shown.reduce((sum, name) => sum + columnWidths[name], 0);
  const from = writeQuery(query).toString();
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
            <DealRow
              key={deal.id}
              deal={deal}
              from={from}
              stage={stageOf.get(deal.stageId)}
              today={today}
              columns={columns}
              marks={marks?.[deal.id]}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DealRowProps {
  deal: ListedDeal;
  /** The list, as the deal's page is told of it. */
  from: string;
  stage: Stage | undefined;
  today: Day;
  columns: readonly DealColumn[];
  marks: RowMarks<MarkedField> | undefined;
}

function DealRow({ deal, from, stage, today, columns, marks }: DealRowProps) {
  const marked = (field: MarkedField) => {
    const parts = marks?.[field];
    return parts && <MarkedParts parts={parts} />;
  };
  return (
    <tr>
      <ChooseRow id={deal.id} name={deal.title} />
      <th scope="row">
        <Link className="row-link" to={dealPath(deal.id, from)}>
          {marked("title") ?? deal.title}
        </Link>
      </th>
      {columns.map((column) => (
        <Cell
          key={column}
          column={column}
          deal={deal}
          stage={stage}
          today={today}
          columns={columns}
          marked={marked}
        />
      ))}
    </tr>
  );
}

interface CellProps extends Pick<DealRowProps, "deal" | "stage" | "today" | "columns"> {
  column: DealColumn;
  /** A text with what a search has found of it; undefined where it has found nothing. */
  marked: (field: MarkedField) => React.ReactNode;
}

function Cell({ column, deal, stage, today, columns, marked }: CellProps) {
  const reading = useReading();
  const dated = (text: React.ReactNode) =>
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
      if (!deal.contact) return <td />;
      return (
        <td>
          <DealContactName contact={deal.contact}>{marked("contact")}</DealContactName>
          {marked("company") && !columns.includes("company") ? (
            <p className="cell-position">
              <CompanyName contact={deal.contact}>{marked("company")}</CompanyName>
            </p>
          ) : null}
        </td>
      );
    case "company":
      if (!deal.contact?.company) return <td />;
      return (
        <td>
          <CompanyName contact={deal.contact}>{marked("company")}</CompanyName>
        </td>
      );
    case "stage":
      return <td>{stage ? <StageBadge stage={stage} /> : null}</td>;
    case "value":
      return <td className="cell-number">{formatMoney(deal.value, deal.currency, reading)}</td>;
    case "closes":
      return dated(
        deal.expectedCloseDate && (
          <ExpectedClose
            day={deal.expectedCloseDate}
            isOpen={stage?.kind === "open"}
            today={today}
          />
        ),
      );
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

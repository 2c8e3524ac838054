import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { ExpectedClose } from "#app/components/expected-close.tsx";
import { AgoCell, TagsCell } from "#app/components/list/list-cells.tsx";
import type { ListMarks, RowMarks } from "#app/components/list/list-marks.ts";
import { ListTable } from "#app/components/list/list-table.tsx";
import { SelectRow } from "#app/components/list/selection-cells.tsx";
import { MarkedParts } from "#app/components/marked-parts.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { ValueCell } from "#app/components/value-cell.tsx";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import { fieldByColumn } from "#domain/deal/columns.ts";
import { dealFields } from "#domain/deal/fields.ts";
import type { ListedDeal } from "#server/services/deal/list.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { dealPath } from "./came-from.ts";
import { type DealColumn, type DealListQuery, dealList } from "./deal-list.ts";
import type { MarkedField } from "./list-marks.ts";

interface DealTableProps {
  deals: ListedDeal[];
  stages: Stage[];
  /** The query of their list. */
  query: DealListQuery;
  /** The columns after the title, in order. */
  columns: readonly DealColumn[];
  /** The matches of a search in them. */
  marks: ListMarks<MarkedField> | null;
  today: Day;
  /** When the page was rendered, in unix milliseconds. */
  now: number;
}

/** Deals in rows. */
export function DealTable({ deals, stages, today, now, query, columns, marks }: DealTableProps) {
  const stageOf = new Map(stages.map((stage) => [stage.id, stage]));
  return (
    <ListTable
      list={dealList}
      query={query}
      columns={columns}
      rows={(from) =>
        deals.map((deal, index) => (
          <DealRow
            key={deal.id}
            deal={deal}
            isFirst={index === 0}
            from={from}
            stage={stageOf.get(deal.stageId)}
            today={today}
            now={now}
            columns={columns}
            marks={marks?.[deal.id]}
          />
        ))
      }
    />
  );
}

interface DealRowProps {
  deal: ListedDeal;
  /** Its link asks for the code of the page behind all of them. */
  isFirst: boolean;
  /** The list's query, for the links to deals. */
  from: string;
  stage: Stage | undefined;
  today: Day;
  now: number;
  columns: readonly DealColumn[];
  marks: RowMarks<MarkedField> | undefined;
}

function DealRow(props: DealRowProps) {
  const { deal, isFirst, from, columns, marks, ...shown } = props;
  const marked = (field: MarkedField) => {
    const parts = marks?.[field];
    return parts && <MarkedParts parts={parts} />;
  };
  return (
    <tr>
      <SelectRow id={deal.id} name={deal.title} />
      <th scope="row" className="cell-name">
        <a
          className="row-link"
          dir="auto"
          href={dealPath(deal.id, from)}
          data-discover={isFirst || undefined}
        >
          {marked("title") ?? deal.title}
        </a>
      </th>
      {columns.map((column) => (
        <Cell
          key={column}
          {...shown}
          column={column}
          deal={deal}
          columns={columns}
          marked={marked}
        />
      ))}
    </tr>
  );
}

interface CellProps extends Pick<DealRowProps, "deal" | "stage" | "today" | "now" | "columns"> {
  column: DealColumn;
  /** A text with its search matches marked; undefined if there are none. */
  marked: (field: MarkedField) => React.ReactNode;
}

function Cell({ column, deal, stage, today, now, columns, marked }: CellProps) {
  const reading = useReading();
  const { label } = dealList.columns[column];
  switch (column) {
    case "contact":
      if (!deal.contact) return <td />;
      return (
        <td className="fold-main">
          <DealContactName contact={deal.contact}>
            {marked("contact") ?? displayName(deal.contact)}
          </DealContactName>
          {marked("company") && !columns.includes("company") ? (
            <span className="cell-position" dir="auto">
              {marked("company")}
            </span>
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
      return <td className="fold-start">{stage ? <StageBadge stage={stage} /> : null}</td>;
    case "value":
      return <ValueCell deal={deal} />;
    case "closes":
      if (!deal.expectedCloseDate) return <td />;
      return (
        <td className="cell-date fold-tail">
          <ExpectedClose
            day={deal.expectedCloseDate}
            isOpen={stage?.kind === "open"}
            today={today}
          />
        </td>
      );
    case "step":
      return (
        <td>
          {deal.nextStep ? <bdi>{deal.nextStep.title}</bdi> : null}
          {deal.nextStep?.dueDate ? (
            <span className="muted"> {formatDay(deal.nextStep.dueDate, reading)}</span>
          ) : null}
        </td>
      );
    case "tags":
      return <TagsCell tags={deal.tags} />;
    case "added":
      return <AgoCell label={label} moment={deal.createdAt} now={now} />;
    case "updated":
      return <AgoCell label={label} moment={deal.updatedAt} now={now} />;
    default: {
      const field = fieldByColumn[column];
      const value = deal[field];
      if (dealFields[field].kind === "day") {
        return (
          <td className="cell-date" data-label={label}>
            {value && formatDay(value, reading)}
          </td>
        );
      }
      return <td>{marked(field) ?? value}</td>;
    }
  }
}

import { AmountRange } from "#app/components/amounts/amount-range.tsx";
import type { RefusedAmounts } from "#app/components/amounts/typed-amounts.ts";
import { valueFilterTexts } from "#app/components/amounts/value-filter-texts.ts";
import { ChipLinks } from "#app/components/list/filter-chips.tsx";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import { KeptFields } from "#app/components/list/kept-fields.tsx";
import { TagBoxes } from "#app/components/list/tag-boxes.tsx";
import { SearchField } from "#app/components/search-field.tsx";
import { noValue } from "#app/format.ts";
import { Sheet, SheetButton } from "#app/ui/sheet.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type BoardUrlQuery, boardPath } from "./board-query.ts";
import type { ShownBoard } from "./shown-board.ts";

interface BoardFilterProps {
  board: ShownBoard;
  query: BoardUrlQuery;
  refused: RefusedAmounts;
}

/** Selects the board's pipeline and filters, as one form whose URL is the board. */
export function BoardFilter({ board, query, refused }: BoardFilterProps) {
  const current = board.columns[0]?.stage.pipelineId;
  return (
    <>
      <FilterFrame>
        <SearchField
          label="Search deals"
          placeholder="Search by title, contact or company"
          defaultValue={query.search}
          button={board.pipelines.length > 1 ? "Show" : "Search"}
        />
        <KeptFields
          fields={{
            contact: query.contactId,
            company: query.companyId,
            stage: query.stageId,
            fold: query.fold && (query.fold.join(",") || "none"),
          }}
        />
        <SheetButton sheet="filters" icon="list-filter" label="Filter" />
        <Sheet id="filters" title="Filter" isInline>
          {board.pipelines.length > 1 ? (
            <label className="sort">
              <span className="visually-hidden">Pipeline</span>
              <select className="input" name="pipeline" defaultValue={current}>
                {board.pipelines.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <FilterMenu tags={board.tags} query={query} refused={refused} />
          <button type="submit" className="button button-primary sheet-only">
            Show deals
          </button>
        </Sheet>
      </FilterFrame>
      <Chips board={board} query={query} />
    </>
  );
}

interface FilterMenuProps {
  tags: ShownBoard["tags"];
  query: BoardUrlQuery;
  refused: RefusedAmounts;
}

function FilterMenu({ tags, query, refused }: FilterMenuProps) {
  const { tagIds, overdue, stepless, valueless, valueFrom, valueTo } = query;
  const checkedCount = tagIds.length + Number(overdue) + Number(stepless) + Number(valueless);
  const selected = checkedCount + Number(valueFrom !== null) + Number(valueTo !== null);
  return (
    <details className="menu" name="list-menu" open={Object.keys(refused).length > 0}>
      <summary className="button">Filters{selected > 0 ? ` (${selected})` : ""}</summary>
      <div className="menu-body">
        <label className="menu-item">
          <input type="checkbox" name="overdue" defaultChecked={overdue} />
          Past expected close
        </label>
        <label className="menu-item">
          <input type="checkbox" name="stepless" defaultChecked={stepless} />
          No next step
        </label>
        <label className="menu-item">
          <input type="checkbox" name="no-value" defaultChecked={valueless} />
          {noValue}
        </label>
        <div className="filter-fields">
          <AmountRange range={query} refused={refused} />
        </div>
        <TagBoxes tags={tags} selected={tagIds} />
      </div>
    </details>
  );
}

/** The filters of the board besides the search, each with a link that removes it. */
function Chips({ board: { tags, contact, company }, query }: Omit<BoardFilterProps, "refused">) {
  const { valueFrom, valueTo } = valueFilterTexts(query, useReading());
  const chips = [
    ...(valueFrom ? [{ text: valueFrom, to: { ...query, valueFrom: null } }] : []),
    ...(valueTo ? [{ text: valueTo, to: { ...query, valueTo: null } }] : []),
    ...(query.valueless ? [{ text: noValue, to: { ...query, valueless: false } }] : []),
    ...(query.overdue ? [{ text: "Past expected close", to: { ...query, overdue: false } }] : []),
    ...(query.stepless ? [{ text: "No next step", to: { ...query, stepless: false } }] : []),
    ...tags
      .filter(({ id }) => query.tagIds.includes(id))
      .map(({ id, name }) => ({
        text: name,
        to: { ...query, tagIds: query.tagIds.filter((each) => each !== id) },
      })),
    ...(contact ? [{ text: displayName(contact), to: { ...query, contactId: undefined } }] : []),
    ...(company ? [{ text: company.name, to: { ...query, companyId: undefined } }] : []),
  ];
  return <ChipLinks chips={chips.map(({ text, to }) => ({ text, to: boardPath(to) }))} />;
}

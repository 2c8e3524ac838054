import { AmountField } from "#app/components/amounts/amount-field.tsx";
import type { RefusedAmounts } from "#app/components/amounts/typed-amounts.ts";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { writeColumns } from "#app/components/list/column-choice.ts";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import { KeptFields } from "#app/components/list/kept-fields.tsx";
import { LiveField } from "#app/components/list/live-field.tsx";
import { RowsField } from "#app/components/list/rows-field.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { SortField } from "#app/components/list/sort-field.tsx";
import { TagFilter } from "#app/components/list/tag-filter.tsx";
import { late } from "#app/ui/late.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import type { DealPage } from "#server/services/deal/list.ts";
import { StageOptions } from "../record/stage-options.tsx";
import { closedSpans, dealList } from "./deal-list.ts";
import type { ShownDeals } from "./list-marks.ts";

/** The typed client and its cache load only when somebody is about to search. */
const LiveSearch = late(() => import("./live-search.tsx"));

interface DealFilterProps extends Omit<LiveSearchProps<ShownDeals>, "search"> {
  page: DealPage;
  refused: RefusedAmounts;
}

/** Search, stage, tags, other filters and order; results appear while typing. */
export function DealFilter({ query, page, refused, onLive }: DealFilterProps) {
  const codec = dealList.query;
  return (
    <FilterFrame>
      <LiveField
        label="Search deals"
        placeholder="Search by title, contact or company"
        query={query}
        onLive={onLive}
        LiveSearch={LiveSearch}
      />
      <label className="sort">
        <span className="visually-hidden">Stage</span>
        <select className="input" name="stage" defaultValue={query.stageId ?? ""}>
          <option value="">All stages</option>
          <StageOptions stages={page.stages} pipelines={page.pipelines} />
        </select>
      </label>
      <TagFilter tags={page.tags} chosen={query.tagIds} match={query.match} />
      <MoreFilters query={query} page={page} refused={refused} />
      <KeptFields
        fields={{
          contact: query.contactId,
          company: query.companyId,
          columns: query.columns && writeColumns(query.columns),
          view: query.view,
        }}
      />
      <SortField
        labels={dealList.sortLabels}
        usual={dealList.usualSort(query)}
        chosen={query.sort}
        isOffered={(sort) => sort !== "board" || query.stageId !== null}
        className="sort sort-narrow"
      />
      <ClearLink to={codec.isFiltered(query) ? codec.pathOf(codec.cleared(query)) : null} />
    </FilterFrame>
  );
}

function MoreFilters({ query, page, refused }: Omit<DealFilterProps, "onLive">) {
  return (
    <details className="menu" name="list-menu" open={Object.keys(refused).length > 0}>
      <summary className="button">Filters</summary>
      <div className="menu-body filter-fields">
        <Choice label="Status" name="kind" chosen={query.kind} options={stageKindLabels} />
        {page.pipelines.length > 1 || query.pipelineId !== null ? (
          <Choice
            label="Pipeline"
            name="pipeline"
            chosen={query.pipelineId}
            options={Object.fromEntries(page.pipelines.map(({ id, name }) => [id, name]))}
          />
        ) : null}
        <Choice
          label="Closed within"
          name="closed"
          chosen={query.closedWithin}
          options={closedSpans}
        />
        <Choice
          label="Currency"
          name="currency"
          chosen={query.currency}
          options={Object.fromEntries(page.currencies.map((code) => [code, code]))}
        />
        <RowsField limit={query.limit} />
        <AmountField
          label="Value from"
          name="value-from"
          value={query.valueFrom}
          currency={query.currency}
          refused={refused["value-from"]}
        />
        <AmountField
          label="Value to"
          name="value-to"
          value={query.valueTo}
          currency={query.currency}
          refused={refused["value-to"]}
        />
        <Days label="Closes from" name="closes-from" value={query.closesFrom} />
        <Days label="Closes by" name="closes-to" value={query.closesTo} />
        <div className="filter-ticks">
          <Tick label="Past expected close" name="overdue" ticked={query.overdue} />
          <Tick label="No next step" name="stepless" ticked={query.stepless} />
        </div>
      </div>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  chosen: string | number | null;
  options: Record<string, string>;
}

function Choice({ label, name, chosen, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select className="input" name={name} defaultValue={chosen ?? ""}>
        <option value="">Any</option>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Days({ label, name, value }: { label: string; name: string; value: string | null }) {
  return (
    <label>
      {label}
      <input className="input" type="date" name={name} defaultValue={value ?? ""} />
    </label>
  );
}

function Tick({ label, name, ticked }: { label: string; name: string; ticked: boolean }) {
  return (
    <label className="filter-tick">
      <input type="checkbox" name={name} value="1" defaultChecked={ticked} />
      {label}
    </label>
  );
}

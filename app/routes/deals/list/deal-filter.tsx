import { AmountRange } from "#app/components/amounts/amount-range.tsx";
import type { RefusedAmounts } from "#app/components/amounts/typed-amounts.ts";
import { ChoiceField, DayField, FilterMenu } from "#app/components/list/filter-menu.tsx";
import { ListFilter } from "#app/components/list/list-filter.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { noValue } from "#app/format.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import { StageOptions } from "../record/stage-options.tsx";
import { closedSpans, dealList } from "./deal-list.ts";
import type { ListedDeals, ShownDeals } from "./list-marks.ts";

/** The typed client and its cache load only when somebody is about to search. */
const LiveSearch = lazyComponent(() => import("./live-search.client.tsx"));

interface DealFilterProps extends Omit<LiveSearchProps<ShownDeals>, "search"> {
  page: ListedDeals;
  refused: RefusedAmounts;
}

export function DealFilter({ query, page, refused, onLive }: DealFilterProps) {
  return (
    <ListFilter
      list={dealList}
      query={query}
      tags={page.tags}
      placeholder="Search by title, contact or company"
      onLive={onLive}
      LiveSearch={LiveSearch}
      choice={
        <label className="sort">
          <span className="visually-hidden">Stage</span>
          <select className="input" name="stage" defaultValue={query.stageId ?? ""}>
            <option value="">All stages</option>
            <StageOptions stages={page.stages} pipelines={page.pipelines} />
          </select>
        </label>
      }
      linked={{
        contact: query.contactId,
        company: query.companyId,
        "lost-reason": query.lostReason,
        "other-reasons": query.otherReasons,
        "from-stage": query.closedFromStageId,
        reached: query.reachedStageId,
        "left-stage": query.leftStageId,
      }}
      isSortOffered={(sort) => sort !== "board" || query.stageId !== null}
    >
      <MoreFilters query={query} page={page} refused={refused} />
    </ListFilter>
  );
}

function MoreFilters({ query, page, refused }: Omit<DealFilterProps, "onLive">) {
  return (
    <FilterMenu limit={query.limit} open={Object.keys(refused).length > 0}>
      <ChoiceField label="Status" name="kind" selected={query.kind} options={stageKindLabels} />
      {page.pipelines.length > 1 || query.pipelineId !== null ? (
        <ChoiceField
          label="Pipeline"
          name="pipeline"
          selected={query.pipelineId}
          options={Object.fromEntries(page.pipelines.map(({ id, name }) => [id, name]))}
        />
      ) : null}
      <ChoiceField
        label="Closed within"
        name="closed"
        selected={query.closedWithin}
        options={closedSpans}
      />
      <ChoiceField
        label="Currency"
        name="currency"
        selected={query.currency}
        options={Object.fromEntries(page.currencies.map((code) => [code, code]))}
      />
      <AmountRange range={query} currency={query.currency} refused={refused} />
      <DayField label="Closes from" name="closes-from" day={query.closesFrom} />
      <DayField label="Closes by" name="closes-to" day={query.closesTo} />
      <DayField label="Closed from" name="closed-from" day={query.closedFrom} />
      <DayField label="Closed by" name="closed-to" day={query.closedTo} />
      <div className="filter-ticks">
        <Checkbox label={noValue} name="no-value" ticked={query.valueless} />
        <Checkbox label="Past expected close" name="overdue" ticked={query.overdue} />
        <Checkbox label="No next step" name="stepless" ticked={query.stepless} />
      </div>
    </FilterMenu>
  );
}

function Checkbox({ label, name, ticked }: { label: string; name: string; ticked: boolean }) {
  return (
    <label className="filter-tick">
      <input type="checkbox" name={name} value="1" defaultChecked={ticked} />
      {label}
    </label>
  );
}

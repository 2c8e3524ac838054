import { href } from "react-router";
import { BulkFrame } from "#app/components/list/bulk-frame.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type DealListQuery, dealList } from "./deal-list.ts";
import type { ListedDeals } from "./list-marks.ts";

/** The typed client loads only for an action that takes several calls. */
const DealBulkProgress = lazyComponent(() => import("./deal-bulk-progress.client.tsx"));

interface DealBulkBarProps {
  page: ListedDeals;
  query: DealListQuery;
}

/** The actions on the selected deals. */
export function DealBulkBar({ page, query }: DealBulkBarProps) {
  const { stages, pipelines } = page;
  return (
    <BulkFrame list={dealList} query={query} page={page} Progress={DealBulkProgress}>
      <StageMenu stages={stages} pipelines={pipelines} />
      <details className="menu">
        <summary className="button button-small">Expected close</summary>
        <div className="menu-body bulk-field">
          <label htmlFor="bulk-closes">Expected close (leave blank to clear)</label>
          <input className="input" id="bulk-closes" type="date" name="closes" />
          <button
            type="submit"
            className="button button-small"
            formAction={href("/deals/bulk/closes")}
          >
            Apply
          </button>
        </div>
      </details>
    </BulkFrame>
  );
}

/** The stages to move to, grouped by pipeline if there are several. */
function StageMenu({ stages, pipelines }: Pick<ListedDeals, "stages" | "pipelines">) {
  return (
    <details className="menu">
      <summary className="button button-small">Move to</summary>
      <div className="menu-body">
        {pipelines.map((pipeline) => (
          <fieldset key={pipeline.id} className="menu-group">
            <legend className={pipelines.length > 1 ? undefined : "visually-hidden"}>
              {pipeline.name}
            </legend>
            {stages
              .filter(({ pipelineId }) => pipelineId === pipeline.id)
              .map((stage) => (
                <button
                  key={stage.id}
                  type="submit"
                  className="menu-item"
                  formAction={href("/deals/bulk/stage")}
                  name="stage"
                  value={stage.id}
                >
                  <StageBadge stage={stage} />
                </button>
              ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

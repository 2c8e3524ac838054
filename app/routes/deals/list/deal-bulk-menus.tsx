import { href } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import type { ListedDeals } from "./list-marks.ts";

type DealBulkMenusProps = Pick<ListedDeals, "stages" | "pipelines">;

/** The bulk actions that only deals have. */
export default function DealBulkMenus({ stages, pipelines }: DealBulkMenusProps) {
  return (
    <>
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
    </>
  );
}

/** The stages to move to, grouped by pipeline if there are several. */
function StageMenu({ stages, pipelines }: DealBulkMenusProps) {
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

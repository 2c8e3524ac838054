import { href } from "react-router";
import type { ChosenList } from "#app/components/bulk/bulk-form.ts";
import { BulkFrame } from "#app/components/bulk/bulk-frame.tsx";
import { DeleteChosen, ExportChosen } from "#app/components/bulk/chosen-buttons.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { late } from "#app/ui/late.ts";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";

const DealBulkLive = late(() => import("./deal-bulk-live.tsx"));

interface DealBulkBarProps extends ChosenList, StageMenuProps {}

/** What can be done to the deals that are chosen. */
export function DealBulkBar({ stages, pipelines, ...list }: DealBulkBarProps) {
  return (
    <BulkFrame {...list} action={href("/deals/bulk/stage")} Live={DealBulkLive}>
      <StageMenu stages={stages} pipelines={pipelines} />
      <details className="menu">
        <summary className="button button-small">Expected close</summary>
        <div className="menu-body bulk-field">
          <label htmlFor="bulk-closes">New expected close</label>
          <input className="input" id="bulk-closes" type="date" name="closes" />
          <button
            type="submit"
            className="button button-small"
            formAction={href("/deals/bulk/closes")}
          >
            Set expected close
          </button>
        </div>
      </details>
      <ExportChosen to={href("/deals/export.csv")} />
      <DeleteChosen action={href("/deals/bulk/delete")} />
    </BulkFrame>
  );
}

interface StageMenuProps {
  stages: Stage[];
  pipelines: Pipeline[];
}

/** The stages to move to, under their pipelines where there are several. */
function StageMenu({ stages, pipelines }: StageMenuProps) {
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

import { Form, href, Link } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import type { Stage } from "#server/services/stage-list.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useDealPath } from "../list/came-from.ts";
import { closingPath } from "./closing-links.tsx";
import type { WrittenTimes } from "./stage-times.server.ts";

interface StagePathProps {
  dealId: number;
  /** The stage that it's in. */
  stageId: number;
  path: Stage[];
  times: WrittenTimes;
}

/**
 * The stages of a deal's pipeline in order, each with the time spent there and a button to move
 * there.
 */
export function StagePath({ dealId, stageId, path, times }: StagePathProps) {
  const to = useDealPath(dealId);
  const isLost = path.find(({ id }) => id === stageId)?.kind === "lost";
  return (
    <Form
      method="post"
      action={href("/deals/:id/move", { id: String(dealId) })}
      preventScrollReset
      className="stage-path"
    >
      <FormKeyInput />
      <ol>
        {path.map((stage) => (
          <Step
            key={stage.id}
            stage={stage}
            current={stage.id === stageId}
            closingTo={
              stage.kind === "lost" && !isLost ? closingPath(dealId, "lost", to, stage.id) : null
            }
            time={times[stage.id]}
          />
        ))}
      </ol>
    </Form>
  );
}

function Step({
  stage,
  current,
  closingTo,
  time,
}: {
  stage: Stage;
  current: boolean;
  /** The form that is needed before the deal moves here. */
  closingTo: string | null;
  time: string | undefined;
}) {
  const style = { "--tag": stage.color ?? undefined } as React.CSSProperties;
  const label = (
    <>
      <span className="stage-step-name">
        {current && stage.kind === "won" ? <Icon name="check" size={14} /> : null}
        <bdi>{stage.name}</bdi>
      </span>
      <span className="stage-step-time">{time}</span>
    </>
  );
  return (
    <li
      className={time === undefined && !current ? "stage-step" : "stage-step stage-step-been"}
      style={style}
    >
      {current ? (
        <span className="stage-step-body" aria-current="step">
          {label}
        </span>
      ) : closingTo ? (
        <Link className="stage-step-body" to={closingTo} title={`Move to ${stage.name}`}>
          <span className="visually-hidden">Move to </span>
          {label}
        </Link>
      ) : (
        <button
          type="submit"
          name="stageId"
          value={stage.id}
          className="stage-step-body"
          title={`Move to ${stage.name}`}
        >
          <span className="visually-hidden">Move to </span>
          {label}
        </button>
      )}
    </li>
  );
}

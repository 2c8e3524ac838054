import { href, Link, useLocation, useParams } from "react-router";
import { ActivityIcon } from "#app/components/activity/activity-icon.tsx";
import { ActivityParties } from "#app/components/activity/activity-parties.tsx";
import { FileLink } from "#app/components/files/file-link.tsx";
import { Prose } from "#app/components/prose.tsx";
import { formatMoment, formatTime } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { useReading } from "#app/use-reading.ts";
import { activityName, activityTypeLabels } from "#domain/activity/activity.ts";
import { Icon } from "../../ui/icon.tsx";
import type { ShownActivity } from "./shown-timeline.ts";
import { topOf } from "./timeline-query.ts";

interface ActivityEntryProps {
  activity: ShownActivity;
  /** The kind of record whose timeline it is in. */
  of: "contact" | "deal" | "company";
  /** Whether it is still to come. */
  planned?: boolean;
}

/** An activity on a timeline, with what was said. */
export function ActivityEntry({ activity, of, planned = false }: ActivityEntryProps) {
  const reading = useReading();
  const { type, subject, description, timestamp, durationMinutes, outcome, html, files } = activity;
  const to = topOf(useLocation());
  const record = Number(useParams().id);
  const id = String(activity.id);
  const name = activityName(activity);
  const facts = [outcome, durationMinutes === null ? null : `${durationMinutes} min`];
  return (
    <li className="history-entry">
      <div className="history-head">
        <span>
          <ActivityIcon type={type} />{" "}
          <span className={subject ? "visually-hidden" : "history-action"}>
            {activityTypeLabels[type]}
          </span>
          {subject ? (
            <span className="history-action" dir="auto">
              {" "}
              {subject}
            </span>
          ) : null}{" "}
          <ActivityParties activity={activity} of={{ kind: of, id: record }} />
        </span>
        <span className="history-by">
          {planned ? null : "You · "}
          <time dateTime={new Date(timestamp).toISOString()}>
            {planned ? formatMoment(timestamp, reading) : formatTime(timestamp, reading)}
          </time>
        </span>
        <span className="inline-form">
          <Link
            className="icon-button"
            to={`${href("/activities/:id", { id })}?${new URLSearchParams({ to })}`}
            aria-label={`Edit ${name}`}
          >
            <Icon name="pencil" size={14} />
          </Link>
          <ButtonForm
            action={href("/activities/:id/delete", { id })}
            className="icon-button"
            label={`Delete ${name}`}
          >
            <Icon name="trash-2" size={14} />
          </ButtonForm>
        </span>
      </div>
      {facts.some(Boolean) ? (
        <p className="field-hint">{facts.filter(Boolean).join(" · ")}</p>
      ) : null}
      {description ? <Prose html={html} text={description} /> : null}
      {files.length > 0 ? (
        <ul className="attached-files" aria-label={`Files of ${name}`}>
          {files.map((file) => (
            <li key={file.id}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

import { href, Link } from "react-router";
import { ActivityIcon } from "#app/components/activity/activity-icon.tsx";
import { formatDay, formatTime } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import { activityName } from "#domain/activity/activity.ts";
import { phoneLink } from "#domain/contact/point-link.ts";
import { type Day, dayIn, daysAfter } from "#domain/day.ts";
import type { Counted } from "#server/services/today/counted.ts";
import type { PlannedActivity } from "#server/services/today/planned.ts";
import { AboutLink, Group, IconLink } from "./group.tsx";

/** Calls and meetings of the coming days, by the hour. */
export function Planned({ planned, day }: { planned: Counted<PlannedActivity>; day: Day }) {
  return (
    <Group group="planned" counted={planned}>
      {planned.items.map((activity) => (
        <PlannedRow key={activity.id} activity={activity} day={day} />
      ))}
    </Group>
  );
}

function PlannedRow({ activity, day }: { activity: PlannedActivity; day: Day }) {
  const reading = useReading();
  const { timestamp, about, type } = activity;
  const id = String(activity.id);
  const name = activityName(activity);
  const on = dayIn(reading.timeZone, timestamp);
  const near: Record<Day, string> = { [day]: "Today", [daysAfter(day, 1)]: "Tomorrow" };
  return (
    <li className="today-row">
      <span className="today-mark">
        <ActivityIcon type={type} />
      </span>
      <span className="today-text">
        <Link
          className="today-title"
          dir="auto"
          to={{
            pathname: href("/activities/:id", { id }),
            search: `?to=${href("/today")}`,
          }}
        >
          {name}
        </Link>
        <span className="today-about">
          <AboutLink about={about} />
        </span>
      </span>
      {type === "call" && about?.phone ? (
        <IconLink to={phoneLink(about.phone)} icon="phone" label={`Call ${about.name}`} />
      ) : null}
      <time className="today-when" dateTime={new Date(timestamp).toISOString()}>
        {near[on] ?? formatDay(on, reading)}, {formatTime(timestamp, reading)}
      </time>
      <ButtonForm
        action={href("/activities/:id/done", { id })}
        className="icon-button"
        label={`Log ${name} as done`}
      >
        <Icon name="check" size={16} />
      </ButtonForm>
      <ButtonForm
        action={href("/activities/:id/snooze", { id })}
        className="icon-button"
        label={`Snooze ${name} until the next day`}
      >
        <Icon name="clock" size={16} />
      </ButtonForm>
    </li>
  );
}

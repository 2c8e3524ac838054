import type { ActivityType } from "#domain/activity/activity.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const icons: Record<ActivityType, IconName> = {
  call: "phone",
  email: "mail",
  meeting: "users",
  note: "sticky-note",
};

export function ActivityIcon({ type }: { type: ActivityType }) {
  return <Icon name={icons[type]} />;
}

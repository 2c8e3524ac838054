import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Begins a backup, and says whether it is finished. */
const route = actionRoute({
  page: href("/settings/backups"),
  async run({ account }) {
    const { finished } = await account.backup.start();
    const text = finished
      ? "Backed up this workspace."
      : "The backup has begun, and goes on by itself.";
    return { to: href("/settings/backups"), text };
  },
});

export const loader = route.loader;
export const action = route.action;

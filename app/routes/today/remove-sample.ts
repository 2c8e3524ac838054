import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { sampleRemovedMessage } from "#domain/sample-message.ts";

/** Removes the sample data, except records that have been changed. */
const route = actionRoute({
  page: href("/today"),
  async run({ api, operation }) {
    const { operation: undo, kept } = await api.sample.remove({ operation });
    return { to: href("/today"), text: sampleRemovedMessage(kept), undo };
  },
});

export const loader = route.loader;
export const action = route.action;

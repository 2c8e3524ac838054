import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Sends a test mail to the person's own address. */
const route = actionRoute({
  page: href("/settings/mail"),
  async run({ account }) {
    const { to, sent } = await account.mail.test();
    const text = sent
      ? `Sent a test mail to ${to}.`
      : "The test mail couldn't be sent yet. It will be tried again.";
    return { to: href("/settings/mail"), text };
  },
});

export const loader = route.loader;
export const action = route.action;

import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

/** How long an invitation can be used, in milliseconds. */
export const invitationLifetime = 7 * 86_400_000;

export const tooManyInvitationsMessage =
  "You've made 50 invitations in a day. Make more of them tomorrow.";
export const notInvitingMessage = "Only whoever set up this Kith can invite others.";

interface Invitation {
  email: string;
  origin: string;
  /** Works once, within 7 days. */
  token: string;
  /** The name of the person who invites. */
  from: string;
}

/** The page where somebody who was invited signs up. */
export function invitationUrl({ origin, token }: Pick<Invitation, "origin" | "token">): string {
  return `${origin}/sign-up?${new URLSearchParams({ invitation: token })}`;
}

/** The mail that invites somebody. */
export function invitationLetter({ email, from, ...link }: Invitation): Mail {
  return mailOf({
    to: email,
    subject: `${from} invites you to Kith`,
    parts: [
      { text: "You get a workspace of your own. The link works once, within 7 days." },
      { button: "Create account", url: invitationUrl(link) },
    ],
    reason: `You get this mail because ${from} entered your address.`,
  });
}

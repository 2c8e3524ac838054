/** Who may create an account: anybody, only the first person, those whom that person invites, or nobody. */
export const signUpModes = ["open", "first", "invite", "closed"] as const;
export type SignUpMode = (typeof signUpModes)[number];

export const signUpClosedMessage = "This Kith takes no new accounts. Ask whoever runs it.";

export const invitedOnlyMessage =
  "You need an invitation to this Kith. Ask whoever runs it for a link.";

/**
 * The mode that is configured, and closed if it is misspelt. By default a deployment is for the first person,
 * and a machine of one's own is open.
 */
export function signUpModeOf(configured: string | undefined, isLocal: boolean): SignUpMode {
  if (!configured) return isLocal ? "open" : "first";
  return signUpModes.find((mode) => mode === configured) ?? "closed";
}

/** Who may create an account: anybody, only the first person, or nobody. */
export const signUpModes = ["open", "first", "closed"] as const;
export type SignUpMode = (typeof signUpModes)[number];

export const signUpClosedMessage = "This Kith takes no new accounts. Ask whoever runs it.";

/** The mode that is configured: open by default, and closed if it is misspelt. */
export function signUpModeOf(configured: string | undefined): SignUpMode {
  if (!configured) return "open";
  return signUpModes.find((mode) => mode === configured) ?? "closed";
}

/** What pages and messages don't say, and what they say instead; docs/voice.md has the reasons. */
export const rejectedWords: [rejected: RegExp, instead: string][] = [
  [/\bdeeds\b/i, "changes"],
  [/\berrands?\b/i, "actions"],
  [/\banew\b/i, "again"],
  [/\b(your|this|the) books?\b/i, "workspace"],
];

/** What pages and messages don't say, and what they say instead; docs/voice.md has the reasons. */
export const rejectedWords: [rejected: RegExp, instead: string][] = [
  [/\bdeeds\b/i, "changes"],
  [/\berrands?\b/i, "actions"],
  [/\banew\b/i, "again"],
  [/\b(your|this|the) books?\b/i, "workspace"],
  [/\bticked\b|\btick (them|up|one|all)\b/i, "selected"],
  [/\buntag/i, "remove the tag"],
  [/\btold apart\b/i, "marked as not duplicates"],
  [/\bthat is gone\b/i, "deleted"],
  [/\bone Undo\b/i, "You can undo this"],
  [/\bcomes? together\b/i, "combined"],
  [/\bis for\b/i, "type"],
  [/\bfields more\b|\bfield more\b/i, "more fields"],
  [/\bwas taken\b/i, "imported"],
];

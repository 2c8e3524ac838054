/** The message after a deal has been moved. */
export function movedMessage({ title, stage }: { title: string; stage: string }): string {
  return `Moved “${title}” to ${stage}.`;
}

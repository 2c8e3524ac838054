const shape = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a time of day, "HH:MM". */
export function isTime(text: string): boolean {
  return shape.test(text);
}

/** A duration within a sentence: "45 minutes", "1 hour 30 minutes". */
export function durationLabel(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : "",
    rest > 0 ? `${rest} ${rest === 1 ? "minute" : "minutes"}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

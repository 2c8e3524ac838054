import type { CalendarEvent } from "./calendar.ts";

/** In a leap year every day of any year exists. */
const anyYear = "2000";

/**
 * A contact's birthday, each year: "YYYY-MM-DD", or "--MM-DD" if the year isn't known. A birthday on
 * 29 February is on the last day of February.
 */
export function birthdayEvent(contact: {
  id: number;
  name: string;
  birthday: string;
  changedAt: number;
}): CalendarEvent {
  const { id, name, birthday, changedAt } = contact;
  const [month = "", day = ""] = birthday.slice(-5).split("-");
  const isLeapDay = month === "02" && day === "29";
  const dates = `BYMONTH=${Number(month)};BYMONTHDAY=${isLeapDay ? -1 : Number(day)}`;
  return {
    id: `birthday-${id}`,
    when: { day: birthday.startsWith("--") ? `${anyYear}-${month}-${day}` : birthday },
    rule: `FREQ=YEARLY;${dates}`,
    title: `Birthday: ${name}`,
    path: `/contacts/${id}`,
    changedAt,
  };
}

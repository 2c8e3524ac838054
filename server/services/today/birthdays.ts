import { sql } from "drizzle-orm";
import { ageOn, nextBirthday } from "#domain/contact/birthday.ts";
import type { Day } from "#domain/day.ts";
import { birthdayRanges, daysOfBirthdays } from "#domain/today/today.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts, todayDismissals } from "../../db/schema.ts";
import type { TodayContact } from "./attention.ts";
import { type Counted, countedOf } from "./counted.ts";

export interface Birthday extends TodayContact {
  /** "YYYY-MM-DD", or "--MM-DD" without the year. */
  birthday: string;
  /** The day of the coming one. */
  day: Day;
  /** How old they become; null if the year isn't known. */
  age: number | null;
}

/** "MM-DD", as the index of birthdays has it. */
const monthAndDay = sql.raw("substr(birthday, -5)");

type BirthdayRow = Omit<Birthday, "day" | "age">;

/** The statement that reads contacts whose birthday is on one of the coming days, in order. */
export function selectBirthdays(owner: Owner, today: Day, now: number, limit: number) {
  const isHidden = sql`exists (select 1 from ${todayDismissals} as hidden
    where hidden.contact_id = contacts.id and hidden.kind = 'birthdays' and hidden.until > ${now})`;
  const ranges = birthdayRanges(today, daysOfBirthdays).map(({ from, to }) => {
    const within = sql`birthday is not null and ${monthAndDay} between ${from} and ${to}`;
    return sql`select * from (select id as "id", first_name as "firstName", last_name as "lastName",
        email as "email", phone as "phone", company as "company", birthday as "birthday"
      from ${contacts} where ${live(owner, contacts, within)} and not ${isHidden}
      order by ${monthAndDay}, id limit ${limit + 1})`;
  });
  return owner.db.all<BirthdayRow>(sql`${sql.join(ranges, sql` union all `)} limit ${limit + 1}`);
}

export function birthdaysOf(
  rows: readonly BirthdayRow[],
  today: Day,
  limit: number,
): Counted<Birthday> {
  return countedOf(rows, limit, (contact) => {
    const day = nextBirthday(contact.birthday, today);
    return { ...contact, day, age: ageOn(contact.birthday, day) };
  });
}

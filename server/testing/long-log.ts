import type { Person } from "./people.ts";

/**
 * Adds operations to a workspace's log, `between` milliseconds apart up to now: edits of its
 * contacts in turn. Returns the time of the first.
 */
export async function lengthenLog(
  { owner, userId }: Person,
  count: number,
  between = 60_000,
): Promise<number> {
  const { $client: d1 } = owner.db;
  const last = await d1
    .prepare("select max(id) as number from operations where user_id = ?")
    .bind(userId)
    .first<number>("number");
  const before = Number(last ?? 0);
  const began = Date.now() - count * between;
  const counted = `with recursive nth(n) as (select 1 union all select n + 1 from nth where n < ?2)`;
  await d1.batch([
    d1
      .prepare(
        `${counted} insert into operations (user_id, id, key, kind, actor_id, created_at)
          select ?1, ?3 + n, lower(hex(randomblob(16))), 'contact.update', ?1, ?4 + n * ?5 from nth`,
      )
      .bind(userId, count, before, began, between),
    d1
      .prepare(
        `${counted}, person(place, id, total) as (select row_number() over (order by id) - 1, id, count(*) over ()
            from contacts where user_id = ?1)
          insert into changes (user_id, operation_id, entity, entity_id, before, after)
          select ?1, ?3 + n, 'contact', person.id, json_object('jobTitle', 'Job ' || n, 'version', n),
            json_object('jobTitle', 'Job ' || (n + 1), 'version', n + 1)
          from nth cross join person where person.place = n % person.total`,
      )
      .bind(userId, count, before),
  ]);
  return began;
}

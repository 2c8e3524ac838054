// @ts-check

/*
 * Recounts running totals: each statement finds differences, with the user they belong to. Triggers
 * keep the totals, so any row is an error. Tests run these statements, and so does a restore.
 */

const counts = `
  select user_id, 'contacts' as what, user_id as id, contacts as kept, counted from (select user_id, contacts,
      (select count(*) from contacts where contacts.user_id = book_figures.user_id and deleted_at is null) as counted
      from book_figures)
    where contacts <> counted
  union all
  select user_id, 'tag', id, contact_count, counted from (select user_id, id, contact_count,
      (select count(*) from contacts_to_tags join contacts on contacts.id = contact_id
        where tag_id = contact_tags.id and deleted_at is null) as counted
      from contact_tags)
    where contact_count <> counted
  union all
  select user_id, 'not counted', id, 0, 1 from contacts where deleted_at is null
    and not exists (select 1 from book_figures where book_figures.user_id = contacts.user_id)`;

const stages = `
  select user_id, 'stage ' || currency as what, stage_id as id, value_minor as kept, sum_minor as counted from (
      select user_id, stage_id, currency, deals, value_minor,
        (select count(*) from deals where deals.stage_id = stage_figures.stage_id
          and deals.currency = stage_figures.currency and deleted_at is null) as counted,
        (select coalesce(sum(value_minor), 0) from deals where deals.stage_id = stage_figures.stage_id
          and deals.currency = stage_figures.currency and deleted_at is null) as sum_minor
      from stage_figures)
    where deals <> counted or value_minor <> sum_minor
  union all
  select user_id, 'deal', id, 0, 1 from deals where deleted_at is null and not exists (
    select 1 from stage_figures where stage_figures.stage_id = deals.stage_id
      and stage_figures.currency = deals.currency)`;

const monthOf = (/** @type {string} */ day) => `strftime('%Y-%m', ${day} / 1000, 'unixepoch')`;

/** How reports see the deals of a stage: by month, and since when they are there. */
const stageMonths = `
  with counted as (select user_id, stage_id, currency, case when closed_date is not null
        then ${monthOf("closed_date")} || '/' || coalesce(closed_from_stage_id, '')
        else coalesce(${monthOf("expected_close_date")}, 'none') end as of_month,
      count(*) as deals, sum(value_minor) as value_minor, sum(value_minor > 0) as valued,
      sum(case when closed_date is null then 0 else max(0, closed_date / 86400000 - created_at / 86400000) end) as days
    from deals where deleted_at is null group by 1, 2, 3, 4),
  kept as (select user_id, stage_id, currency, month.key as of_month, month.value ->> 0 as deals,
      month.value ->> 1 as value_minor, month.value ->> 3 as valued, month.value ->> 2 as days from stage_figures, json_each(months) as month)
  select user_id, 'month of stage not counted ' || currency || ' ' || of_month as what, stage_id as id, 0 as kept, deals as counted
    from (select * from counted except select * from kept)
  union all
  select user_id, 'month of stage counted ' || currency || ' ' || of_month, stage_id, deals, 0
    from (select * from kept except select * from counted)
  union all
  select user_id, 'in stage since', stage_id, kept, counted from (select user_id, stage_id, entered_at as kept,
      (select coalesce(sum(coalesce(stage_since, created_at)), 0) from deals where deals.stage_id = stage_figures.stage_id
        and deals.currency = stage_figures.currency and deleted_at is null) as counted from stage_figures)
    where kept <> counted`;

const lostReasons = `
  with counted as (select user_id, lost_reason as reason, ${monthOf("closed_date")} as of_month, count(*) as deals
    from deals where deleted_at is null and lost_reason is not null and closed_date is not null group by 1, 2, 3),
  kept as (select user_id, reason, month.key as of_month, month.value as deals
    from lost_reason_figures, json_each(months) as month)
  select user_id, 'lost reason not counted' as what, reason as id, of_month as kept, deals as counted
    from (select * from counted except select * from kept)
  union all
  select user_id, 'lost reason counted', reason, of_month, deals from (select * from kept except select * from counted)
  union all
  select user_id, 'lost reason empty', reason, 0, 0 from lost_reason_figures where months = '{}'`;

/** How long the deals that were closed in a month had been in each stage. */
const stays = `
  with counted as (select deals.user_id, strftime('%Y', closed_date / 1000, 'unixepoch') as year,
      strftime('%m', closed_date / 1000, 'unixepoch') || '/' || stay.stage_id as place,
      count(*) as deals, sum(time) as time
    from deals join deal_stays as stay on stay.deal_id = deals.id
    where deleted_at is null and closed_date is not null group by 1, 2, 3),
  kept as (select user_id, year, stay.key as place, stay.value ->> 0 as deals, stay.value ->> 1 as time
    from stay_figures, json_each(stays) as stay)
  select user_id, 'stays not counted ' || year as what, place as id, 0 as kept, time as counted
    from (select * from counted except select * from kept)
  union all
  select user_id, 'stays counted ' || year, place, time, 0 from (select * from kept except select * from counted)`;

const quarterOf = (/** @type {string} */ day) =>
  `strftime('%Y-Q', ${day} / 1000, 'unixepoch') || ((strftime('%m', ${day} / 1000, 'unixepoch') + 2) / 3)`;

/** Won deals of companies and of tags, by month, quarter and year. */
const won = `
  with closed as (select deals.* from deals join deal_stages on deal_stages.id = stage_id and kind = 'won'
    where deleted_at is null and closed_date is not null),
  part as (select user_id, 'company' as kind, company_id as record_id, currency, closed_date, value_minor
      from closed where company_id is not null
    union all
    select user_id, 'tag', tag_id, currency, closed_date, value_minor
      from closed join contacts_to_tags on contacts_to_tags.contact_id = closed.contact_id),
  counted as (select user_id, kind, span.value as span, currency, record_id, count(*) as deals,
      sum(value_minor) as value_minor
    from part, json_each(json_array(${monthOf("closed_date")}, ${quarterOf("closed_date")},
      strftime('%Y', closed_date / 1000, 'unixepoch'))) as span group by 1, 2, 3, 4, 5),
  kept as (select user_id, kind, span, currency, record_id, deals, value_minor from won_figures)
  select user_id, 'won not counted ' || kind || ' ' || span as what, record_id as id, 0 as kept, value_minor as counted
    from (select * from counted except select * from kept)
  union all
  select user_id, 'won counted ' || kind || ' ' || span, record_id, value_minor, 0
    from (select * from kept except select * from counted)`;

/** Contacts, activities, and contacts by source, in the weeks that reports have counted. */
const quarters = `
  with week as (select user_id, start_at, sources, counts -> start.key as kept, start.value as from_at,
      min(counted_to, coalesce(starts ->> (start.key + 1), end_at)) as to_at
    from quarter_figures, json_each(starts) as start)
  select user_id, 'week ' || from_at as what, start_at as id, kept, counted from (
      select user_id, from_at, start_at, kept, json(rtrim(json_array(
        (select count(*) from contacts where contacts.user_id = week.user_id and deleted_at is null
          and created_at >= from_at and created_at < to_at),
        ${["call", "email", "meeting", "note"]
          .map(
            (
              type,
            ) => `(select count(*) from contact_activities as activity where activity.user_id = week.user_id
          and deleted_at is null and type = '${type}' and timestamp >= from_at and timestamp < to_at)`,
          )
          .join(", ")}), ']') || (select coalesce(group_concat(',' || (select count(*) from contacts
            where contacts.user_id = week.user_id and deleted_at is null and source = listed.value
              and created_at >= from_at and created_at < to_at), '' order by listed.key), '')
          from json_each(week.sources) as listed) || ']') as counted from week)
    where kept <> counted`;

const companies = `
  select user_id, 'people' as what, id, people_count as kept, counted from (select user_id, id, people_count,
      (select count(*) from contacts where company_id = companies.id and deleted_at is null) as counted
      from companies)
    where people_count <> counted
  union all
  select contacts.user_id, 'company of contact', contacts.id, contacts.company_id, companies.id from contacts
    left join companies on companies.user_id = contacts.user_id and companies.name_key = contacts.company_key
    where contacts.company_id is not companies.id
  union all
  select deals.user_id, 'company of deal', deals.id, deals.company_id, contacts.company_id from deals
    left join contacts on contacts.id = deals.contact_id
    where deals.company_id is not contacts.company_id
  union all
  select user_id, 'companies', user_id, kept, counted from (select id as user_id,
      coalesce((select companies from book_figures where user_id = user.id), 0) as kept,
      (select count(*) from companies where user_id = user.id) as counted from user)
    where kept <> counted`;

/** Recounts what contacts share: rows that only one of the two counts has. */
const duplicates = `
  with counted as (
    select user_id, kind, key from contact_keys group by user_id, kind, key having count(distinct contact_id) > 1
    union all
    select user_id, 'name', name_key || char(10) || company_key from contacts
      where deleted_at is null group by user_id, name_key, company_key having count(*) > 1),
  kept as (select user_id, kind, key from duplicate_keys)
  select user_id, 'duplicate not kept' as what, kind, key
    from (select user_id, kind, key from counted except select user_id, kind, key from kept)
  union all
  select user_id, 'duplicate kept', kind, key
    from (select user_id, kind, key from kept except select user_id, kind, key from counted)`;

const todoDay = `case when status = 'archived' then 3000000000000000 when completed = 1 then 2000000000000000
  else coalesce(due_date, 1000000000000000) end`;

const tasks = `
  with counted as (select user_id, ${todoDay} as day, count(*) as todos from todos
    where deleted_at is null group by 1, 2)
  select user_id, 'tasks not counted' as what, day as id, 0 as kept, todos as counted from (
    select user_id, day, todos from counted except select user_id, day, todos from todo_figures)
  union all
  select user_id, 'tasks counted', day, todos, 0 from (
    select user_id, day, todos from todo_figures except select user_id, day, todos from counted)
  union all
  select user_id, 'order of task', id, due_key, due_date from todos where due_key <> case
    when status = 'archived' then 3000000000000000
    when completed = 1 then 2000000000000000 - coalesce(completed_at, 0)
    else coalesce(due_date + iif(due_time is null, 0,
      1 + 60000 * (60 * substr(due_time, 1, 2) + substr(due_time, 4, 2))), 1000000000000000) end
  union all
  select user_id, 'status of task', id, completed, status from todos
    where completed <> (status in ('completed', 'archived')) or (completed_at is not null) <> (status = 'completed')`;

/** Activities by each of their contacts. */
const touches = `(select contact_id, timestamp, deleted_at from contact_activities union all
  select link.contact_id, timestamp, deleted_at from activities_to_contacts as link
    join contact_activities on contact_activities.id = link.activity_id)`;

/** An activity's other contacts have its time, and aren't its primary one. */
const shared = `
  select user_id, 'time of shared activity' as what, link.contact_id as id, link.at as kept, timestamp as counted
    from activities_to_contacts as link join contact_activities on contact_activities.id = link.activity_id
    where link.at is not iif(deleted_at is null, timestamp, null) or link.contact_id = contact_activities.contact_id
      or contact_activities.contact_id is null`;

/** Looks up again when records were last in touch; one whose next activity has passed isn't wrong. */
const activities = [
  ["contacts", `${touches} where contact_id`],
  ["deals", "contact_activities where deal_id"],
  ["companies", "contact_activities where company_id"],
]
  .map(
    ([table, withRecord]) => `
  select user_id, 'activity of ${table}' as what, id, kept, counted from (
      select user_id, id, json_array(last_activity_at, next_activity_at) as kept,
        coalesce(next_activity_at <= unixepoch('subsec') * 1000, false) as passed,
        json_array((select max(timestamp) from ${withRecord} = ${table}.id
            and deleted_at is null and timestamp <= unixepoch('subsec') * 1000),
          (select min(timestamp) from ${withRecord} = ${table}.id
            and deleted_at is null and timestamp > unixepoch('subsec') * 1000)) as counted
      from ${table})
    where kept <> counted and not passed`,
  )
  .join(" union all ");

const now = "unixepoch('subsec') * 1000";

/** Looks up again what needs attention by now: rows that only one of the two has. */
const attention = `
  with hidden as (select * from today_dismissals where until > ${now}),
  counted as (
    select user_id, 'withoutNextStep' as kind, id from deals
      where deleted_at is null and stage_id in (select id from deal_stages where kind = 'open')
        and not exists (select 1 from todos where deal_id = deals.id and deleted_at is null
          and status in ('pending', 'in_progress'))
        and not exists (select 1 from contact_activities where deal_id = deals.id and deleted_at is null
          and timestamp > ${now})
        and not exists (select 1 from hidden where deal_id = deals.id and kind = 'withoutNextStep')
    union all
    select user_id, 'stale', id from deals
      where deleted_at is null and ${now} - coalesce(stage_since, created_at) >=
          (select 86400000 * rotting_days from deal_stages where id = stage_id and kind = 'open')
        and not exists (select 1 from hidden where deal_id = deals.id and kind = 'stale')
    union all
    select user_id, 'goingCold', id from contacts
      where deleted_at is null and ${now} - coalesce((select max(timestamp) from ${touches}
            where contact_id = contacts.id and deleted_at is null), created_at) >=
          86400000 * coalesce(cast(cadence as integer), (select min(cadence) from contact_tags
            where deleted_at is null
              and id in (select tag_id from contacts_to_tags where contact_id = contacts.id)))
        and not exists (select 1 from hidden where contact_id = contacts.id and kind = 'goingCold')),
  kept as (select user_id, kind, record_id as id from attention where since <= ${now})
  select user_id, 'attention missing' as what, kind, id from (
    select user_id, kind, id from counted except select user_id, kind, id from kept)
  union all
  select user_id, 'attention kept', kind, id from (
    select user_id, kind, id from kept except select user_id, kind, id from counted)`;

/** What files take up, and which of their objects are to be kept. */
const stored = `
  select user_id, 'bytes of files' as what, user_id as id, file_bytes as kept, counted from (
      select user_id, file_bytes, (select coalesce(sum(size), 0) from files
        where files.user_id = book_figures.user_id) as counted from book_figures)
    where file_bytes <> counted
  union all
  select user_id, 'bytes of files not counted', id, 0, size from files
    where not exists (select 1 from book_figures where book_figures.user_id = files.user_id)
  union all
  select user_id, 'object of file not kept', id, key, 0 from files where not exists (
    select 1 from file_objects where file_objects.key = files.key and file_id = files.id and remove_at is null)
  union all
  select user_id, 'object kept', file_id, key, 0 from file_objects
    where remove_at is null and not exists (select 1 from files where files.key = file_objects.key)`;

export const recounts = [
  counts,
  stages,
  stageMonths,
  lostReasons,
  won,
  stays,
  quarters,
  companies,
  duplicates,
  tasks,
  activities,
  shared,
  attention,
  stored,
];

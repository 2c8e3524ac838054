import { max } from "drizzle-orm";
import { generateNJitteredKeysBetween } from "fractional-indexing-jittered";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { dayIn, daysAfter, fromDay } from "#domain/day.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { toMinor } from "#domain/money/money.ts";
import { type SampleClosing, sampleClosings, sampleTalks } from "#domain/sample-history.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { type OperationRequest, perform, type Step, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { logNewest, newestId } from "../db/record.ts";
import { contactActivities, deals } from "../db/schema.ts";
import { addDeal } from "./deal/create.ts";
import { selectSettings } from "./settings.ts";
import { type Stage, selectStages } from "./stage-list.ts";

const dayInMilliseconds = 86_400_000;

/**
 * Adds deals that were won and lost in the past year, as a part of the operation that loads samples;
 * `people` are the ids of its contacts.
 */
export async function loadHistory(
  owner: Owner,
  request: OperationRequest,
  people: readonly number[],
): Promise<void> {
  const last = owner.db
    .select({ position: max(deals.position) })
    .from(deals)
    .where(owned(owner, deals));
  const [stages, [settings], [card]] = await batch(owner.db, [
    selectStages(owner, undefined),
    selectSettings(owner),
    last,
  ]);
  const won = stages.find(({ kind }) => kind === "won");
  const lost = stages.find(({ kind }) => kind === "lost");
  if (!won || !lost || !settings) return;
  const now = Date.now();
  const positions = generateNJitteredKeysBetween(
    card?.position ?? null,
    null,
    sampleClosings.length,
  );
  const closings = sampleClosings.map((closing, index) => {
    const stage = closing.lost === undefined ? won : lost;
    const row = {
      ...dealOf(closing, { stages, now, today: dayIn(settings.timeZone, now) }),
      stageId: stage.id,
      contactId: closing.contact === undefined ? null : (people[closing.contact] ?? null),
      currency: settings.currency,
      value: closing.value,
      valueMinor: toMinor(closing.value, settings.currency) ?? 0,
      position: positions[index] ?? "",
      userId: owner.userId,
    };
    return { row, talks: talksOf(owner, sampleTalks(closing, index), now) };
  });
  await perform(
    owner,
    { ...request, records: closings.flatMap(({ row, talks }) => [row, ...talks]).length },
    (number) =>
      closings.flatMap(({ row, talks }): Step[] => [
        ...addDeal(owner, number, row, { contactIds: [] }),
        ...talks.flatMap((talk) => [
          write(owner.db.insert(contactActivities).values(talk)),
          logNewest(owner, number, entityTables.activity),
        ]),
      ]),
    () => selectSettings(owner),
  );
}

/** The activities of the deal that is added right before them. */
function talksOf(owner: Owner, talks: ReturnType<typeof sampleTalks>, now: number) {
  return talks.map((talk) => ({
    type: talk.type,
    subject: talk.subject,
    searchText: activitySearchText(talk),
    timestamp: now - talk.daysAgo * dayInMilliseconds,
    dealId: newestId(entityTables.deal),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  }));
}

interface Loading {
  stages: readonly Stage[];
  now: number;
  today: string;
}

function dealOf(closing: SampleClosing, { stages, now, today }: Loading) {
  const { title, closed, open, from, lost } = closing;
  const stage = stages.find(({ name }) => name === from);
  return {
    title,
    searchText: dealSearchText({ title }),
    closedFromStageId: stage?.id ?? null,
    closedDate: fromDay(daysAfter(today, -closed)),
    lostReason: lost ?? null,
    stageSince: now - closed * dayInMilliseconds,
    createdAt: now - (closed + open) * dayInMilliseconds,
    updatedAt: now,
  };
}

import { RemoveChips } from "#app/components/list/remove-chips.tsx";
import { tagWords } from "#app/components/list/tag-words.ts";
import { valueWords } from "#app/components/list/value-words.ts";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import type { DealPage } from "#server/services/deal/list.ts";
import { type DealListQuery, listPath, spanWords, without } from "./list-query.ts";

interface ListChipsProps {
  query: DealListQuery;
  page: DealPage;
}

/** What the list of deals is filtered by, each with a link to the list without it. */
export function ListChips({ query, page }: ListChipsProps) {
  const reading = useReading();
  const nameIn = (rows: { id: number; name: string }[], id: number | null) =>
    rows.find((row) => row.id === id)?.name;
  const { valueFrom, valueTo } = valueWords(query, reading);
  const { closesFrom, closesTo, closedWithin } = query;
  const span = spanWords(closedWithin);
  const words: [string | false | null | undefined, ...(keyof DealListQuery)[]][] = [
    [nameIn(page.pipelines, query.pipelineId), "pipelineId"],
    [nameIn(page.stages, query.stageId), "stageId"],
    [query.kind && stageKindLabels[query.kind], "kind"],
    [page.contact && displayName(page.contact), "contactId"],
    [page.company, "companyId"],
    [tagWords(query, page.tags), "tagIds", "match"],
    [query.currency, "currency"],
    [valueFrom, "valueFrom"],
    [valueTo, "valueTo"],
    [closesFrom && `Closes from ${formatDay(closesFrom, reading)}`, "closesFrom"],
    [closesTo && `Closes up to ${formatDay(closesTo, reading)}`, "closesTo"],
    [query.overdue && "Overdue", "overdue"],
    [query.stepless && "No next step", "stepless"],
    [span && `Closed within ${span}`, "closedWithin"],
  ];
  const chips = words.flatMap(([text, ...fields]) =>
    text ? [{ text, to: listPath(without(query, ...fields)) }] : [],
  );
  return <RemoveChips chips={chips} />;
}

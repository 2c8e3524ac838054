import { ExpectedClose } from "#app/components/expected-close.tsx";
import { formatDay, type Reading } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { dealFields, isFieldIn } from "#domain/deal/fields.ts";
import { lineGroups } from "#domain/deal/group.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { DealEditable } from "./deal-editable.tsx";
import type { ShownDeal } from "./shown-deal.ts";

interface DealDetailsProps {
  deal: ShownDeal;
  stage: Pick<Stage, "kind"> | undefined;
  today: Day;
}

/** Texts and dates that have no other section on the page. */
const details = lineGroups.filter((name) => name !== "description");
type DetailName = (typeof details)[number];

/** How a field of each kind is shown. */
const kindViews: Record<
  (typeof dealFields)[DetailName]["kind"],
  (text: string, reading: Reading) => string
> = { text: (text) => text, day: formatDay };

/**
 * The dates of a deal and its lost reason, as far as its stage has them; each is edited in place.
 */
export function DealDetails({ deal, stage, today }: DealDetailsProps) {
  const shown = details.filter((name) => isFieldIn(stage?.kind ?? "open", name));
  return (
    <dl className="record-details deal-details">
      {shown.map((name) => (
        <div key={name} className={deal[name] === null ? "record-empty" : "record-detail"}>
          <dt>{dealFields[name].label}</dt>
          <dd>
            <DealEditable group={name} deal={deal}>
              {deal[name] === null ? null : (
                <Detail name={name} text={deal[name]} stage={stage} today={today} />
              )}
            </DealEditable>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DetailProps extends Pick<DealDetailsProps, "stage" | "today"> {
  name: DetailName;
  text: string;
}

function Detail({ name, text, stage, today }: DetailProps) {
  const reading = useReading();
  if (name === "expectedCloseDate") {
    return <ExpectedClose day={text} isOpen={stage?.kind === "open"} today={today} />;
  }
  return kindViews[dealFields[name].kind](text, reading);
}

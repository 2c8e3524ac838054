import { ExpectedClose } from "#app/components/expected-close.tsx";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { dealLabels } from "#domain/deal/deal.ts";
import type { DealGroup } from "#domain/deal/group.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { DealEditable } from "./deal-editable.tsx";
import type { ShownDeal } from "./shown-deal.ts";

interface DealDetailsProps {
  deal: ShownDeal;
  stage: Pick<Stage, "kind"> | undefined;
  today: Day;
}

/** The days of a deal and why it was lost, as far as its stage has them; each is changed where it stands. */
export function DealDetails({ deal, stage, today }: DealDetailsProps) {
  const reading = useReading();
  const day = (value: string | null) => (value ? formatDay(value, reading) : null);
  const expected = deal.expectedCloseDate ? (
    <ExpectedClose day={deal.expectedCloseDate} isOpen={stage?.kind === "open"} today={today} />
  ) : null;
  const details: [DealGroup, string, React.ReactNode][] = [
    ["expectedCloseDate", dealLabels.expectedCloseDate, expected],
  ];
  if (stage && stage.kind !== "open") {
    details.push(["closedDate", dealLabels.closedDate, day(deal.closedDate)]);
  }
  if (stage?.kind === "lost") details.push(["lostReason", dealLabels.lostReason, deal.lostReason]);
  return (
    <dl className="record-details deal-details">
      {details.map(([group, label, value]) => (
        <div key={group} className={value === null ? "record-empty" : "record-detail"}>
          <dt>{label}</dt>
          <dd>
            <DealEditable group={group} deal={deal}>
              {value}
            </DealEditable>
          </dd>
        </div>
      ))}
    </dl>
  );
}

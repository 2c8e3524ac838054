import type { Day } from "#domain/day.ts";
import type { NextStep } from "#server/services/deal/step.ts";
import { useDealPath } from "../list/came-from.ts";
import { NextStepLine } from "./next-step.tsx";

interface DealStepsProps {
  deal: { id: number; title: string };
  steps: NextStep[];
  today: Day;
}

/** What is still to be done for a deal, and a way to add to it. */
export function DealSteps({ deal: { id, title }, steps, today }: DealStepsProps) {
  const line = { dealId: id, title, today, to: useDealPath(id) };
  return (
    <>
      {steps.map((step) => (
        <NextStepLine key={step.id} {...line} step={step} />
      ))}
      <NextStepLine {...line} step={null} />
    </>
  );
}

import type { Day } from "#domain/day.ts";
import type { NextStep } from "#server/services/deal/step.ts";
import { useDealPath } from "../list/came-from.ts";
import { NextStepLine } from "./next-step.tsx";
import "./next-step.css";

interface DealStepsProps {
  deal: { id: number; title: string };
  steps: NextStep[];
  today: Day;
}

/** The next steps of a deal, and a link to add one. */
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

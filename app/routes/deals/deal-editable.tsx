import { href, useSearchParams } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { Editable, type Editing, useExpected } from "#app/components/editable/editable.tsx";
import { late } from "#app/ui/late.ts";
import { type DealGroup, dealGroupNouns } from "#domain/deal-group.ts";
import type { Deal, DealContact } from "#server/services/deal.ts";
import { editPath } from "./came-from.ts";
import { typedDeal } from "./typed-deal.ts";

/** A deal as its page shows it. */
export interface ShownDeal extends Deal {
  /** Who it is with besides its first contact. */
  others: DealContact[];
  lostReasons: string[];
}

const load = () => import("./deal-editor.tsx");

const editing: Editing<ShownDeal, DealGroup> = {
  to: (id) => href("/deals/:id", { id }),
  noun: (group) => dealGroupNouns[group],
  typed: typedDeal,
  Editor: late(load),
  load,
};

interface DealEditableProps {
  group: DealGroup;
  deal: ShownDeal;
  children?: React.ReactNode;
}

/** A place of a deal's page that is changed where it stands. */
export function DealEditable({ group, deal, children }: DealEditableProps) {
  const [params] = useSearchParams();
  const formTo = editPath(deal.id, cameFrom(params));
  return (
    <Editable editing={editing} group={group} item={deal} formTo={formTo}>
      {children}
    </Editable>
  );
}

/** The deal as it will be once all that is on its way has been saved. */
export function useExpectedDeal(deal: ShownDeal): ShownDeal {
  return useExpected(editing, deal);
}

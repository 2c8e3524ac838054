import { href, useSearchParams } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { Editable, type Editing, useExpected } from "#app/components/editable/editable.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { useReading } from "#app/use-reading.ts";
import { type DealGroup, dealGroupNoun } from "#domain/deal/group.ts";
import { editPath } from "../list/came-from.ts";
import type { ShownDeal } from "./shown-deal.ts";
import { typedDeal } from "./typed-deal.ts";

const load = () => import("./deal-editor.client.tsx");

const editing: Omit<Editing<ShownDeal, DealGroup>, "typed"> = {
  to: (id) => href("/deals/:id", { id }),
  noun: dealGroupNoun,
  Editor: lazyComponent(load),
  load,
};

interface DealEditableProps {
  group: DealGroup;
  deal: ShownDeal;
  children?: React.ReactNode;
}

/** How parts of a deal are edited in place, on its page and in the list. */
export function useEditing(): Editing<ShownDeal, DealGroup> {
  const { locale } = useReading();
  return { ...editing, typed: (form) => typedDeal(form, locale) };
}

/** A part of a deal's page that is edited in place. */
export function DealEditable({ group, deal, children }: DealEditableProps) {
  const [params] = useSearchParams();
  const formTo = editPath(deal.id, cameFrom(params));
  return (
    <Editable editing={useEditing()} group={group} item={deal} formTo={formTo}>
      {children}
    </Editable>
  );
}

/** The deal as it will be once all pending saves have finished. */
export function useExpectedDeal(deal: ShownDeal): ShownDeal {
  return useExpected(useEditing(), deal);
}

import { CellEditing } from "#app/components/list/cells/cell-editing.client.tsx";
import { type Cells, type ListCellsProps, lead } from "#app/components/list/cells/cells.ts";
import { formatDay, formatMoney } from "#app/format.ts";
import { trpc } from "#app/trpc.client.tsx";
import type { DealGroup } from "#domain/deal/group.ts";
import { useEditing } from "../record/deal-editable.tsx";
import type { ShownDeal } from "../record/shown-deal.ts";

/** A deal has the other fields of the list only in some stages, or they are selected on its page. */
const cells: Cells<ShownDeal, DealGroup> = {
  useEditing,
  groups: { [lead]: "title", value: "value", closes: "expectedCloseDate" },
  useRecord(id) {
    const { data, isError } = trpc.deal.byId.useQuery({ id }, { gcTime: 0 });
    return { data: data && { ...data, others: [], lostReasons: [] }, isError };
  },
  textOf(deal, column, reading) {
    if (column === lead) return deal.title;
    if (column === "closes")
      return deal.expectedCloseDate && formatDay(deal.expectedCloseDate, reading);
    return deal.value === null ? "—" : formatMoney(deal.value, deal.currency, reading);
  },
};

export default function DealCells(props: ListCellsProps) {
  return <CellEditing {...props} cells={cells} />;
}

import { CellEditing } from "#app/components/list/cells/cell-editing.client.tsx";
import { type Cells, type ListCellsProps, lead } from "#app/components/list/cells/cells.ts";
import { trpc } from "#app/trpc.client.tsx";
import type { CompanyGroup } from "#domain/company/group.ts";
import type { Company } from "#server/services/company/company.ts";
import { editing } from "./company-editable.tsx";

/** The other columns are figures. */
const cells: Cells<Company, CompanyGroup> = {
  useEditing: () => editing,
  groups: { [lead]: "name" },
  useRecord(id) {
    const { data, isError } = trpc.company.byId.useQuery({ id }, { gcTime: 0 });
    return { data: data?.company, isError };
  },
  textOf: ({ name }) => name,
};

export default function CompanyCells(props: ListCellsProps) {
  return <CellEditing {...props} cells={cells} />;
}

import { CellEditing } from "#app/components/list/cells/cell-editing.client.tsx";
import { type Cells, type ListCellsProps, lead } from "#app/components/list/cells/cells.ts";
import { trpc } from "#app/trpc.client.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { contactFields, listedFields } from "#domain/contact/fields.ts";
import type { ContactGroup } from "#domain/contact/group.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { editing } from "../record/editable.tsx";

const fieldOf = new Map<string, (typeof listedFields)[number]>(
  listedFields.map((field) => [contactFields[field].column.name, field]),
);

const cells: Cells<Contact, ContactGroup> = {
  useEditing: () => editing,
  groups: {
    [lead]: "name",
    ...Object.fromEntries(
      [...fieldOf].map(([column, field]) => [column, contactFields[field].group]),
    ),
  },
  useRecord: (id) => trpc.contact.byId.useQuery({ id }, { gcTime: 0 }),
  textOf(contact, column) {
    const field = fieldOf.get(column);
    return field ? contact[field] : displayName(contact);
  },
};

export default function ContactCells(props: ListCellsProps) {
  return <CellEditing {...props} cells={cells} />;
}

import { bulkForm } from "./bulk-form.ts";

/** The header of the selection column: selects the whole page. */
export function SelectPage() {
  return (
    <th scope="col" className="cell-choice">
      <label className="choice choose-page">
        <input type="checkbox" form={bulkForm} data-choose-page />
        <span className="visually-hidden">Select all on this page</span>
      </label>
    </th>
  );
}

/** A row's checkbox; `form` is the form that it belongs to, by default the bulk bar. */
export function SelectRow({
  id,
  name,
  form = bulkForm,
}: {
  id: number;
  name: string;
  form?: string;
}) {
  return (
    <td className="cell-choice">
      <label className="choice">
        <input type="checkbox" name="id" value={id} form={form} />
        <span className="visually-hidden">Select {name}</span>
      </label>
    </td>
  );
}

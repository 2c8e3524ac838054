import { bulkForm } from "./bulk-form.ts";

/** The head of the column in which rows are chosen: all of them at once. */
export function ChoosePage() {
  return (
    <th scope="col" className="cell-choice">
      <label className="choice choose-page">
        <input type="checkbox" form={bulkForm} data-choose-page />
        <span className="visually-hidden">Select all on this page</span>
      </label>
    </th>
  );
}

/** A row's box, for what is done to many at once; `form` is that of the operations, the bulk bar where none is named. */
export function ChooseRow({
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

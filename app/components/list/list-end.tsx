import type { ListCellsProps, LoadCells } from "./cells/cells.ts";
import { LateCells } from "./cells/late-cells.tsx";
import ListPager from "./list-pager.tsx";

interface ListEndProps extends React.ComponentProps<typeof ListPager>, ListCellsProps {
  /** Loads what edits the list's cells, if anything does. */
  cells: LoadCells | undefined;
}

/** What a list needs only once its page is idle: links to its other pages, and the editing of its cells. */
export default function ListEnd({ columns, cells, ...pager }: ListEndProps) {
  return (
    <>
      <ListPager {...pager} />
      {cells ? <LateCells columns={columns} load={cells} /> : null}
    </>
  );
}

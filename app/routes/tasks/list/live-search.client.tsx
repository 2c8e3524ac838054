import { LiveFinder } from "#app/components/list/search/live-finder.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { trpc } from "#app/trpc.client.tsx";
import { marksIn, type ShownTodos } from "./list-marks.ts";
import { todoRequest } from "./todo-request.ts";

/** Searches tasks while somebody types. */
export default function LiveSearch(props: LiveSearchProps<ShownTodos>) {
  const { useQuery } = trpc.todo.list;
  return <LiveFinder {...props} list={todoRequest} useRows={useQuery} marksIn={marksIn} />;
}

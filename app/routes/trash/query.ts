import { href } from "react-router";
import * as param from "#app/components/list/params.ts";
import { defineQuery } from "#app/components/list/query.ts";
import { entityNouns, type TrashKind, trashKinds } from "#domain/operation/entity.ts";

/** The query of the Trash page, from its URL. */
export interface TrashListQuery {
  kind: TrashKind;
  search: string;
  cursor: string | null;
}

export const trashQuery = defineQuery<TrashListQuery>({
  path: href("/trash"),
  params: {
    kind: {
      name: "kind",
      read: ([text]) => kindNamed(text) ?? "contact",
      write: (kind) => (kind === "contact" ? [] : [entityNouns[kind].many]),
    },
    search: param.search,
    cursor: param.cursor,
  },
  display: ["kind", "cursor"],
  keep: ({ kind }) => ({ kind }),
});

/** A kind by its name in URLs and forms. */
export function kindNamed(word: string | null | undefined): TrashKind | undefined {
  return trashKinds.find((kind) => entityNouns[kind].many === word || kind === word);
}

/** The path of the Trash page for a kind. */
export function trashPath(kind: TrashKind = "contact"): string {
  return trashQuery.pathOf({ kind, search: "", cursor: null });
}

import { href } from "react-router";
import { entityNouns, type TrashKind, trashKinds } from "#domain/operation/entity.ts";

/** The kind of record that an address of Trash names: contacts where it names none. */
export function kindIn(params: URLSearchParams): TrashKind {
  return kindNamed(params.get("kind")) ?? "contact";
}

/** A kind by the word that addresses and forms have for it. */
export function kindNamed(word: string | null): TrashKind | undefined {
  return trashKinds.find((kind) => entityNouns[kind].many === word || kind === word);
}

/** The page of Trash that shows a kind. */
export function trashPath(kind: TrashKind | undefined): string {
  const trash = href("/trash");
  return kind === undefined || kind === "contact"
    ? trash
    : `${trash}?kind=${entityNouns[kind].many}`;
}

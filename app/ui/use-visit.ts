import { useLocation } from "react-router";

/**
 * The visit of a list, for the key of its filter and the state of where that leads. Who comes from
 * elsewhere finds the filter as the URL says; who has just sent it goes on in it, with the focus, the
 * cursor and the open menu where they were.
 */
export function useVisit(): string {
  const { key, state } = useLocation();
  return state?.visit ?? key;
}

import { useLocation } from "react-router";

/**
 * The id of a visit to a list, for the key of its filter and the state of its links. Somebody who
 * comes from elsewhere gets the filter as the URL has it; somebody who has just submitted it continues
 * in it, with the focus, the cursor and the open menu where they were.
 */
export function useVisit(): string {
  const { key, state } = useLocation();
  return state?.visit ?? key;
}

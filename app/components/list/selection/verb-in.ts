/** The last segment of a path, which names the action on the selected rows. */
export function verbIn(pathname: string): string {
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}

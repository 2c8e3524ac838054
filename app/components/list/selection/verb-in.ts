/** The last part of an address names what is done to the selected rows. */
export function verbIn(pathname: string): string {
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}

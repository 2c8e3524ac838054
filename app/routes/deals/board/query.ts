/** A row that a URL names by id. */
export function idIn(params: URLSearchParams, name: string): number | undefined {
  const id = Number(params.get(name) ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** The id of a row in a URL parameter. */
export function idIn(params: URLSearchParams, name: string): number | undefined {
  const id = Number(params.get(name) ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

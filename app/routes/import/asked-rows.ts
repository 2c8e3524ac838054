import { pageUrl } from "#app/page-url.ts";
import { rowOutcomeLetters, rowOutcomes } from "#domain/import/draft.ts";

/** Which rows of an import a URL asks for. */
export function askedRows(request: Request) {
  const { searchParams } = pageUrl(request);
  const name = searchParams.get("show");
  return {
    outcome: rowOutcomeLetters.find((letter) => rowOutcomes[letter].name === name),
    cursor: searchParams.get("cursor") ?? undefined,
  };
}

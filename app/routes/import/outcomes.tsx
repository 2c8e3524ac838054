import { Link } from "react-router";
import { formatCount } from "#app/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { type RowOutcome, rowOutcomeLetters, rowOutcomes } from "#domain/import/draft.ts";
import { type ImportNoun, importNounWords } from "#domain/import/noun.ts";
import { recordPage } from "./record-page.ts";
import type { Result, ShownRow } from "./result-of.ts";

interface OutcomesProps {
  overview: Omit<Result, "alike">;
  /** Whether the rows have been imported, or would be. */
  words: "label" | "done";
  /** The page that shows them. */
  page: string;
}

/** How many rows of a file have each outcome, and the rows with one of them. */
export function Outcomes({ overview, words, page }: OutcomesProps) {
  const reading = useReading();
  const { counts, outcome, rows, noun, kind, rowCount } = overview;
  const shown = rowOutcomeLetters.filter((letter) => counts[letter] > 0);
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">
        {formatCount(rowCount, reading)} {nounOf(kind, rowCount)}
      </h2>
      <nav className="tabs" aria-label="Outcomes">
        <Link to={page} aria-current={outcome === null ? "page" : undefined} preventScrollReset>
          All {formatCount(rowCount, reading)}
        </Link>
        {shown.map((letter) => (
          <Link
            key={letter}
            to={`${page}?show=${rowOutcomes[letter].name}`}
            aria-current={outcome === letter ? "page" : undefined}
            preventScrollReset
          >
            {rowOutcomes[letter][words]} {formatCount(counts[letter], reading)}
          </Link>
        ))}
      </nav>
      <RowTable rows={rows.items} words={words} noun={noun} kind={kind} />
      <Pager prevCursor={rows.prevCursor} nextCursor={rows.nextCursor} />
    </section>
  );
}

function nounOf(kind: "rows" | "cards", count: number): string {
  if (kind === "cards") return count === 1 ? "card" : "cards";
  return count === 1 ? "row" : "rows";
}

interface RowTableProps {
  rows: ShownRow[];
  words: "label" | "done";
  noun: ImportNoun;
  kind: "rows" | "cards";
}

function RowTable({ rows, words, noun, kind }: RowTableProps) {
  return (
    <div className="table-frame">
      <table className="table folding-table import-rows">
        <thead>
          <tr>
            <th scope="col">{kind === "cards" ? "Card" : "Row"}</th>
            <th scope="col">{importNounWords[noun].label}</th>
            <th scope="col">Outcome</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              <td>
                <RecordLink noun={noun} row={row} />
              </td>
              <td>
                <span className={`row-outcome row-outcome-${rowOutcomes[row.outcome].name}`}>
                  {rowOutcomes[row.outcome][words]}
                </span>
              </td>
              <td>
                <Details row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordLink({ noun, row: { recordId, name } }: { noun: ImportNoun; row: ShownRow }) {
  if (recordId === undefined) return <bdi>{name}</bdi>;
  return (
    <Link to={recordPage(noun, recordId)}>
      <bdi>{name}</bdi>
    </Link>
  );
}

const noDetails: Partial<Record<RowOutcome, string>> = {
  k: "Kith has all of it.",
  s: "In Kith already.",
};

function Details({ row: { outcome, reason, changes, kept = [] } }: { row: ShownRow }) {
  if (outcome === "e") return reason ?? null;
  if (changes.length + kept.length === 0) {
    return <span className="muted">{noDetails[outcome]}</span>;
  }
  return (
    <dl className="row-changes">
      {changes.map(({ label, before, after }) => (
        <div key={`${label} ${before} ${after}`}>
          <dt>{label}</dt>
          <dd>
            <Before value={before} />
            <After value={after} />
          </dd>
        </div>
      ))}
      {kept.map(({ label, before, after }) => (
        <div key={`kept ${label}`}>
          <dt>{label}</dt>
          <dd>
            <span className="muted">Kept</span> <bdi>{before}</bdi>
            <span className="muted">
              ; the file says “<bdi>{after}</bdi>”
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Before({ value }: { value: string | null }) {
  if (value === null) return null;
  return (
    <>
      <del>
        <bdi>{value}</bdi>
      </del>{" "}
    </>
  );
}

function After({ value }: { value: string | null }) {
  if (value === null) return null;
  return (
    <ins>
      <bdi>{value}</bdi>
    </ins>
  );
}

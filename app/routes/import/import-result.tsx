import { href, Link } from "react-router";
import { UndoForm } from "#app/components/undo-form.tsx";
import { formatCount } from "#app/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { type ImportNoun, importNounWords } from "#domain/import/noun.ts";
import { alsoText, countedNoun } from "./counted-noun.ts";
import { Outcomes } from "./outcomes.tsx";
import { recordList } from "./record-page.ts";
import { Remarks } from "./remarks.tsx";
import type { Result } from "./result-of.ts";

/** What became of a file. */
export function ImportResult({ result }: { result: Result }) {
  const reading = useReading();
  const { id, noun, counts, also, alike, operation } = result;
  const list = recordList(noun);
  const { many } = importNounWords[noun];
  const rowsOf = `${href("/import/:id/rows.csv", { id: String(id) })}`;
  return (
    <div className="import-steps import-result">
      <PageHeader title={titleOf(counts.c, noun, reading)}>
        {counts.c + counts.u > 0 ? <UndoForm operation={operation} to={list} /> : null}
        <a className="button" href={rowsOf} download>
          <Icon name="download" />
          Download rows
        </a>
        <Link className="button button-primary" to={list}>
          View {many}
        </Link>
      </PageHeader>
      {result.isStopped ? (
        <p className="notice">The import was stopped. What it had added is in Kith.</p>
      ) : null}
      {also.contacts + also.companies + also.categories > 0 ? (
        <p className="notice">{alsoText(also, "Also added:", reading).trim()}</p>
      ) : null}
      {alike > 0 ? (
        <p className="notice">
          {alike === 1
            ? "1 possible duplicate."
            : `${formatCount(alike, reading)} possible duplicates.`}{" "}
          <Link to={href("/duplicates")}>Review</Link>
        </p>
      ) : null}
      <Remarks overview={result} />
      <Outcomes
        overview={result}
        words="done"
        page={href("/import/:id/result", { id: String(id) })}
      />
      <p>
        <a href={href("/import")} target="_self">
          Import another file
        </a>
      </p>
    </div>
  );
}

function titleOf(count: number, noun: ImportNoun, reading: { locale: string }): string {
  if (count === 0) return `No new ${importNounWords[noun].many}`;
  return `${countedNoun(count, noun, reading)} imported`;
}

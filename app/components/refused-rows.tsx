import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";

/** A page shows this many refused rows; a file with more needs to be corrected first. */
const mostShown = 500;

/** The rows of a file that were skipped and why, numbered as in a spreadsheet. */
export function RefusedRows({ refused }: { refused: { row: number; reason: string }[] }) {
  const reading = useReading();
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">
        {refused.length === 1 ? "1 row" : `${formatCount(refused.length, reading)} rows`} skipped
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, mostShown).map(({ row, reason }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > mostShown ? (
        <p>And {formatCount(refused.length - mostShown, reading)} more.</p>
      ) : null}
    </section>
  );
}

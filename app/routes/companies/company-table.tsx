import { Form, href, Link } from "react-router";
import { SelectRow } from "#app/components/list/selection-cells.tsx";
import { SumText } from "#app/components/sum-text.tsx";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import type { ListedCompany } from "#server/services/company/list.ts";
import { Icon } from "../../ui/icon.tsx";
import { dealsOf, peopleOf } from "./paths.ts";

/** The checkboxes belong to the form below the table, which opens the merge page. */
const mergeForm = "merge";

interface CompanyTableProps {
  companies: ListedCompany[];
  /** The rates that convert totals into the reporting currency. */
  rates: BaseRates | null;
}

/** Companies in rows. */
export function CompanyTable({ companies, rates }: CompanyTableProps) {
  return (
    <>
      <table className="table list-table company-table">
        <thead>
          <tr>
            <th scope="col" className="cell-choice">
              <span className="visually-hidden">Select</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col" className="cell-number">
              People
            </th>
            <th scope="col" className="cell-number">
              Open deals
            </th>
            <th scope="col" className="cell-number">
              Open value
            </th>
            <th scope="col" className="cell-number">
              Won
            </th>
          </tr>
        </thead>
        <tbody>
          {companies.map((company) => (
            <CompanyRow key={company.id} company={company} rates={rates} />
          ))}
        </tbody>
      </table>
      {companies.length > 1 ? (
        <Form id={mergeForm} action={href("/companies/merge")} className="bulk-bar company-choice">
          <button type="submit" className="button button-small">
            <Icon name="merge" />
            Merge companies
          </button>
        </Form>
      ) : null}
    </>
  );
}

interface CompanyRowProps extends Pick<CompanyTableProps, "rates"> {
  company: ListedCompany;
}

function CompanyRow({ company, rates }: CompanyRowProps) {
  const { id, name, people, openDeals, open, won } = company;
  const reading = useReading();
  return (
    <tr>
      <SelectRow id={id} name={name} form={mergeForm} />
      <th scope="row" className="cell-name">
        <Link className="row-link" dir="auto" to={href("/companies/:id", { id: String(id) })}>
          {name}
        </Link>
      </th>
      <Figure label="People" fold="fold-start">
        {people > 0 ? <Link to={peopleOf(id)}>{formatCount(people, reading)}</Link> : null}
      </Figure>
      <Figure label="Open deals" fold="fold-main">
        {openDeals > 0 ? (
          <Link to={dealsOf(id, "open")}>{formatCount(openDeals, reading)}</Link>
        ) : null}
      </Figure>
      <Figure label="Open value" fold="fold-end">
        {open.length > 0 ? <SumText totals={open} rates={rates} /> : null}
      </Figure>
      <Figure label="Won" fold="fold-none">
        {won.length > 0 ? (
          <Link to={dealsOf(id, "won")}>
            <SumText totals={won} rates={rates} />
          </Link>
        ) : null}
      </Figure>
    </tr>
  );
}

interface FigureProps {
  label: string;
  /** Where a phone shows it. */
  fold: "fold-start" | "fold-main" | "fold-end" | "fold-none";
  children: React.ReactNode;
}

/** A figure, with its own label on a phone; zero is left out. */
function Figure({ label, fold, children }: FigureProps) {
  return (
    <td className={`cell-number ${fold}`} data-label={label}>
      {children}
    </td>
  );
}

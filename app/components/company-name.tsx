import { href, Link } from "react-router";

/** The company of a contact, as they have it written: a link to its page. */
export function CompanyName({
  contact,
}: {
  contact: { company: string | null; companyId: number | null };
}) {
  const { company, companyId } = contact;
  if (companyId === null) return company;
  return <Link to={href("/companies/:id", { id: String(companyId) })}>{company}</Link>;
}

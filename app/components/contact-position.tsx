import { href } from "react-router";
import type { Contact } from "#server/services/contact/contact.ts";

/** Job title and company: "CTO at TechCorp"; nothing when neither is known. */
export function ContactPosition({
  contact,
  className,
}: {
  contact: Pick<Contact, "jobTitle" | "company" | "companyId">;
  className: string;
}) {
  const { jobTitle, company } = contact;
  if (!jobTitle && !company) return null;
  return (
    <p className={className} dir="auto">
      {jobTitle}
      {jobTitle && company ? " at " : null}
      <CompanyName contact={contact} />
    </p>
  );
}

interface CompanyNameProps {
  contact: Pick<Contact, "company" | "companyId">;
  /** The company's name, with the search matches marked. */
  children?: React.ReactNode;
}

/** A contact's company, spelt as the contact has it: a link to its page. */
export function CompanyName({ contact, children }: CompanyNameProps) {
  const { company, companyId } = contact;
  const name = children ?? company;
  if (companyId === null) return name && <bdi>{name}</bdi>;
  return (
    <a dir="auto" href={href("/companies/:id", { id: String(companyId) })}>
      {name}
    </a>
  );
}

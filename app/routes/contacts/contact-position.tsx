import { CompanyName } from "#app/components/company-name.tsx";
import type { Contact } from "#server/services/contact.ts";

/** What somebody does and where: "CTO at TechCorp"; nothing when neither is known. */
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
    <p className={className}>
      {jobTitle}
      {jobTitle && company ? " at " : null}
      <CompanyName contact={contact} />
    </p>
  );
}

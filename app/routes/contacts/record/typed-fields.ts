import { textIn } from "#app/forms/text-in.ts";
import type { ContactPoint, PointLabel } from "#domain/contact/contact.ts";
import { type ContactGroup, propertiesOfGroup } from "#domain/contact/group.ts";
import type { Contact } from "#server/services/contact/contact.ts";

/** The fields of a form of `FieldEditor`, as the page will show them once they are saved. */
export function typedFields(form: FormData): Partial<Contact> {
  const group = form.get("group") as ContactGroup | null;
  const properties = group ? propertiesOfGroup(group) : [];
  const typed = properties.map((field) => [field, typedField(form, field)]);
  // Only the server knows which company that is.
  const company = properties.includes("company") ? { companyId: null } : {};
  return { ...(Object.fromEntries(typed) as Partial<Contact>), ...company };
}

function typedField(form: FormData, field: string): string | ContactPoint[] | null {
  if (field === "moreEmails" || field === "morePhones") return typedPoints(form, field);
  return textIn(form, field);
}

export function typedPoints(form: FormData, field: "moreEmails" | "morePhones"): ContactPoint[] {
  const points: ContactPoint[] = [];
  while (form.has(`${field}[${points.length}].value`)) {
    const at = `${field}[${points.length}]`;
    const label = textIn(form, `${at}.label`) as PointLabel | null;
    points.push({ label, value: textIn(form, `${at}.value`) ?? "" });
  }
  return points;
}

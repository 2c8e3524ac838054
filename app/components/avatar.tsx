import { type Called, initials } from "#domain/contact/contact.ts";

/** A contact's initials on a colour derived from the contact. */
export function Avatar({ contact, large }: { contact: Called & { id: number }; large?: boolean }) {
  const style = { "--hue": (contact.id * 137) % 360 } as React.CSSProperties;
  return (
    <span className={large ? "avatar avatar-large" : "avatar"} style={style} aria-hidden="true">
      {initials(contact)}
    </span>
  );
}

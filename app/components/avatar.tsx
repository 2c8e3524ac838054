import { type Called, initials } from "#domain/contact/contact.ts";

/** A contact's initials on a colour derived from the contact. */
export function Avatar({ contact, large }: { contact: Called & { id: number }; large?: boolean }) {
  return <Initials id={contact.id} letters={initials(contact)} large={large} />;
}

interface InitialsProps {
  /** The contact's id. */
  id: number;
  letters: string;
  large?: boolean | undefined;
}

/** The same from initials that are already known. */
export function Initials({ id, letters, large }: InitialsProps) {
  const style = { "--hue": (id * 137) % 360 } as React.CSSProperties;
  return (
    <span className={large ? "avatar avatar-large" : "avatar"} style={style} aria-hidden="true">
      {letters}
    </span>
  );
}

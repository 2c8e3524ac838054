/** A mail to one person, as text and as HTML that says the same. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where its recipient stops mails like it, with one press (RFC 8058); none for what they asked for. */
  unsubscribe: string | null;
}

/** The headers by which mail programs offer to unsubscribe. */
export function mailHeaders({ unsubscribe }: Pick<Mail, "unsubscribe">): Record<string, string> {
  if (unsubscribe === null) return {};
  return {
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

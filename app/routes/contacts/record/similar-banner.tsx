import { Link } from "react-router";
import { mergePath } from "#app/components/merge-path.ts";
import { displayName } from "#domain/contact/contact.ts";
import { mostMerged, sharedText } from "#domain/duplicate.ts";
import type { SimilarContact } from "#server/services/duplicate/duplicate.ts";
import { Icon } from "../../../ui/icon.tsx";
import { contactPath } from "../list/came-from.ts";
import "./similar.css";

/** The possible duplicates of a contact, with a link to review them. */
export function SimilarBanner({ id, duplicates }: { id: number; duplicates: SimilarContact[] }) {
  const count = duplicates.length;
  const ids = [id, ...duplicates.map(({ contact }) => contact.id)];
  return (
    <section className="notice similar-banner" aria-label="Possible duplicates">
      <p className="similar-text">
        <strong>{count === 1 ? "1 possible duplicate" : `${count} possible duplicates`}</strong>:{" "}
        {duplicates.map(({ contact, by }, index) => (
          <span key={contact.id}>
            {index > 0 ? ", " : null}
            <Link dir="auto" to={contactPath(contact.id, null)}>
              {displayName(contact)}
            </Link>{" "}
            ({sharedText(by, { company: Boolean(contact.company) })})
          </span>
        ))}
      </p>
      <Link className="button button-small" to={mergePath(ids.slice(0, mostMerged))}>
        <Icon name="merge" size={14} />
        Review
      </Link>
    </section>
  );
}

import { href, Link } from "react-router";
import { possibleDuplicateMessage } from "#domain/duplicate.ts";
import type { SimilarContact } from "#server/services/duplicate/duplicate.ts";
import "./similar.css";

/** The possible duplicates of a new contact; the form notes that they have been shown. */
export function SimilarNotice({ similar }: { similar: SimilarContact[] }) {
  return (
    <div className="similar-notice" role="status">
      {similar.length > 0 ? (
        <ul className="notice">
          {similar.map(({ contact, by }) => (
            <li key={contact.id}>
              <Link
                to={href("/contacts/:id", { id: String(contact.id) })}
                target="_blank"
                rel="noopener"
              >
                {possibleDuplicateMessage({ contact, by })}
                <span className="visually-hidden"> Opens in a new tab.</span>
              </Link>
              <input type="hidden" name="seen" value={contact.id} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

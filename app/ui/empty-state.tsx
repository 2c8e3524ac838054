import { Link } from "react-router";

interface LinkButton {
  to: string;
  label: string;
}

interface EmptyStateProps {
  title: string;
  /** The first thing to do about it. */
  primary?: LinkButton;
  link?: LinkButton | undefined;
  /** Another action, which is no link. */
  button?: React.ReactNode;
  children: React.ReactNode;
}

/** The message of a list without rows, and what to do about it. */
export function EmptyState({ title, primary, link, button, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2 className="empty-title" dir="auto">
        {title}
      </h2>
      <p className="empty-text" dir="auto">
        {children}
      </p>
      {primary || link ? (
        <div className="empty-actions">
          {primary ? (
            <Link className="button button-primary" to={primary.to}>
              {primary.label}
            </Link>
          ) : null}
          {link ? (
            <Link className="button" to={link.to}>
              {link.label}
            </Link>
          ) : null}
          {button}
        </div>
      ) : null}
    </div>
  );
}

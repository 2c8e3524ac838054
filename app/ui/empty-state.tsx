/** The message of a list without rows, and what to do about it. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children: React.ReactNode;
  actions?: React.ReactNode;
}) {
  return (
    <div className="empty">
      <h2 className="empty-title">{title}</h2>
      <p className="empty-text">{children}</p>
      {actions ? <div className="empty-actions">{actions}</div> : null}
    </div>
  );
}

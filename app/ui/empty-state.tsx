/** What a list says when it has nothing to show, and what can be done about it. */
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

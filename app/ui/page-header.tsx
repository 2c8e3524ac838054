/** The top of a page: its title, a note about its content, and its main actions. */
export function PageHeader({
  title,
  detail,
  children,
}: {
  title: React.ReactNode;
  detail?: React.ReactNode;
  children?: React.ReactNode;
}) {
  return (
    <header className="page-header">
      <div className="page-title">
        <h1 dir="auto">{title}</h1>
        {detail ? <div className="page-detail">{detail}</div> : null}
      </div>
      {children ? <div className="page-actions">{children}</div> : null}
    </header>
  );
}

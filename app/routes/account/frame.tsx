import { href, Link } from "react-router";

/** The page around the sign-in and sign-up forms. */
export function AccountFrame({
  title,
  children,
  other,
}: {
  title: string;
  children: React.ReactNode;
  other: React.ReactNode;
}) {
  return (
    <main className="account">
      <Link className="brand" to={href("/")}>
        Kith
      </Link>
      <div className="card account-card">
        <h1>{title}</h1>
        {children}
      </div>
      <p className="account-other">{other}</p>
    </main>
  );
}

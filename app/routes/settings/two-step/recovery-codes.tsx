import { href, Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import "./two-step.css";

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const file = `Recovery codes for Kith\r\nEach one signs you in once, instead of a code from your app.\r\n\r\n${codes.join("\r\n")}\r\n`;
  return (
    <div className="narrow settings">
      <PageHeader title="Your recovery codes" />
      <section className="card form" aria-label="Recovery codes">
        <p role="status">
          Two-step sign-in is on. Keep these codes where you'll find them without your phone: they
          aren't shown again.
        </p>
        <ol className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p className="muted">Each one signs you in once, instead of a code from your app.</p>
        <div className="form-actions">
          <a
            className="button"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
            download="kith-recovery-codes.txt"
          >
            Download codes
          </a>
          <PrintButton>Print codes</PrintButton>
          <Link className="button button-primary" to={href("/settings/two-step")}>
            Done
          </Link>
        </div>
      </section>
    </div>
  );
}

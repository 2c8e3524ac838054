import { href, Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { isPlaceholder } from "#domain/account/email.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-names.ts";

interface SettingsPage {
  title: string;
  text: string;
  to: string;
  icon: IconName;
  /** What its button says. */
  label: string;
}

const workspacePages: SettingsPage[] = [
  {
    title: "Pipelines and stages",
    text: "The steps a deal goes through.",
    to: href("/settings/pipelines"),
    icon: "square-kanban",
    label: "Edit pipelines",
  },
  {
    title: "Lost reasons",
    text: "Choices when you mark a deal as lost.",
    to: href("/settings/lost-reasons"),
    icon: "circle-x",
    label: "Edit lost reasons",
  },
  {
    title: "Sources",
    text: "Where your contacts come from.",
    to: href("/settings/sources"),
    icon: "users",
    label: "Edit sources",
  },
  {
    title: "Task categories",
    text: "Groups of tasks, each with a colour.",
    to: href("/settings/categories"),
    icon: "calendar-check",
    label: "Edit categories",
  },
  {
    title: "Currencies and rates",
    text: "Reporting currency and exchange rates.",
    to: href("/settings/currencies"),
    icon: "coins",
    label: "Edit rates",
  },
  {
    title: "Calendar feed",
    text: "What is due, in your calendar program.",
    to: href("/settings/calendar"),
    icon: "calendar",
    label: "Edit calendar feed",
  },
  {
    title: "Daily digest",
    text: "What needs attention, by mail each day.",
    to: href("/settings/digest"),
    icon: "clock",
    label: "Edit daily digest",
  },
  {
    title: "Files",
    text: "How much your files take up.",
    to: href("/settings/files"),
    icon: "paperclip",
    label: "Show files",
  },
  {
    title: "Mail",
    text: "How Kith sends mail, and a test.",
    to: href("/settings/mail"),
    icon: "mail",
    label: "Check mail",
  },
];

const accountPages: SettingsPage[] = [
  {
    title: "Your data",
    text: "Download everything, or restore it.",
    to: href("/settings/data"),
    icon: "download",
    label: "Open your data",
  },
  {
    title: "Backups",
    text: "Written each night, to be downloaded.",
    to: href("/settings/backups"),
    icon: "download",
    label: "Show backups",
  },
  {
    title: "Trash",
    text: "Restore deleted items.",
    to: href("/trash"),
    icon: "trash-2",
    label: "Open Trash",
  },
  {
    title: "Email",
    text: "The address that you sign in with.",
    to: href("/settings/email"),
    icon: "mail",
    label: "Change email",
  },
  {
    title: "Password",
    text: "Changing it signs you out on other devices.",
    to: href("/settings/password"),
    icon: "key-round",
    label: "Change password",
  },
  {
    title: "Passkeys",
    text: "Sign in by fingerprint, face or PIN.",
    to: href("/settings/passkeys"),
    icon: "key-round",
    label: "Edit passkeys",
  },
  {
    title: "Sign-in providers",
    text: "Sign in with Google, Microsoft or GitHub.",
    to: href("/settings/providers"),
    icon: "key-round",
    label: "Edit providers",
  },
  {
    title: "Two-step sign-in",
    text: "A code from your phone, after your password.",
    to: href("/settings/two-step"),
    icon: "key-round",
    label: "Edit two-step sign-in",
  },
  {
    title: "Signed-in devices",
    text: "Where you're signed in. Sign out any of them.",
    to: href("/settings/sessions"),
    icon: "users",
    label: "Show devices",
  },
];

const invitationPage: SettingsPage = {
  title: "Invitations",
  text: "Others create an account by a link from you.",
  to: href("/settings/invitations"),
  icon: "users",
  label: "Invite",
};

interface SettingsLinksProps {
  email: string;
  isInviting: boolean;
  /** Whether an account elsewhere can sign in, or is linked. */
  hasProviders: boolean;
}

/** Links to the other settings; a phone has no other links to Trash and sign-out. */
export function SettingsLinks({ email, isInviting, hasProviders }: SettingsLinksProps) {
  const shown = accountPages.filter(({ to }) => hasProviders || to !== href("/settings/providers"));
  return (
    <section aria-labelledby="workspace-and-account">
      <h2 id="workspace-and-account">Workspace and account</h2>
      <ul className="settings-links card">
        {workspacePages.map((page) => (
          <PageLink key={page.to} {...page} />
        ))}
        {shown.map((page) => (
          <PageLink key={page.to} {...page} />
        ))}
        {isInviting ? <PageLink {...invitationPage} /> : null}
        <SettingsLink
          title="Signed in as"
          text={isPlaceholder(email) ? "address not confirmed yet" : email}
        >
          <ButtonForm action={href("/sign-out")}>
            <Icon name="log-out" />
            Sign out
          </ButtonForm>
        </SettingsLink>
      </ul>
    </section>
  );
}

function PageLink({ title, text, to, icon, label }: SettingsPage) {
  return (
    <SettingsLink title={title} text={text}>
      <Link className="button" to={to}>
        <Icon name={icon} />
        {label}
      </Link>
    </SettingsLink>
  );
}

function SettingsLink({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <li className="settings-link">
      <div className="settings-link-text">
        <h3>{title}</h3>
        <p className="muted">{text}</p>
      </div>
      {children}
    </li>
  );
}

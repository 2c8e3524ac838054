import { href } from "react-router";

/** A page of settings. */
export interface SettingsPage {
  title: string;
  text: string;
  to: string;
  /** Other words by which people may search for it. */
  keywords?: string;
  /** What a deployment must have for it. */
  only?: "inviting" | "providers";
}

interface SettingsGroup {
  title: string;
  pages: readonly SettingsPage[];
}

/** The pages of settings besides the first, in the order in which they are listed. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    title: "Workspace",
    pages: [
      {
        title: "Pipelines and stages",
        text: "The steps a deal goes through.",
        to: href("/settings/pipelines"),
      },
      {
        title: "Lost reasons",
        text: "Choices when you mark a deal as lost.",
        to: href("/settings/lost-reasons"),
      },
      {
        title: "Sources",
        text: "Where your contacts come from.",
        to: href("/settings/sources"),
      },
      {
        title: "Task categories",
        text: "Groups of tasks, each with a colour.",
        to: href("/settings/categories"),
      },
      {
        title: "Currencies and rates",
        text: "Reporting currency and exchange rates.",
        to: href("/settings/currencies"),
        keywords: "base money",
      },
    ],
  },
  {
    title: "Reminders",
    pages: [
      {
        title: "Calendar feed",
        text: "What is due, in your calendar program.",
        to: href("/settings/calendar"),
      },
      {
        title: "Daily digest",
        text: "What needs attention, by mail each day.",
        to: href("/settings/digest"),
      },
      {
        title: "Mail",
        text: "How Kith sends mail, and a test.",
        to: href("/settings/mail"),
      },
    ],
  },
  {
    title: "Data",
    pages: [
      {
        title: "Your data",
        text: "Download everything, or restore it.",
        to: href("/settings/data"),
        keywords: "export account delete",
      },
      {
        title: "Backups",
        text: "Written each night, to be downloaded.",
        to: href("/settings/backups"),
      },
      {
        title: "Files",
        text: "How much your files take up.",
        to: href("/settings/files"),
      },
    ],
  },
  {
    title: "Account",
    pages: [
      {
        title: "Email",
        text: "The address that you sign in with.",
        to: href("/settings/email"),
      },
      {
        title: "Password",
        text: "Changing it signs you out on other devices.",
        to: href("/settings/password"),
        keywords: "security change",
      },
      {
        title: "Passkeys",
        text: "Sign in by fingerprint, face or PIN.",
        to: href("/settings/passkeys"),
      },
      {
        title: "Sign-in providers",
        text: "Sign in with Google, Microsoft or GitHub.",
        to: href("/settings/providers"),
        only: "providers",
      },
      {
        title: "Two-step sign-in",
        text: "A code from your phone, after your password.",
        to: href("/settings/two-step"),
        keywords: "security totp authenticator 2fa",
      },
      {
        title: "Signed-in devices",
        text: "Where you're signed in. Sign out any of them.",
        to: href("/settings/sessions"),
        keywords: "sessions",
      },
      {
        title: "Invitations",
        text: "Others create an account by a link from you.",
        to: href("/settings/invitations"),
        only: "inviting",
      },
    ],
  },
];

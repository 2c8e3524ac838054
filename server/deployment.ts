import { type SignUpMode, signUpModeOf } from "#domain/account/sign-up.ts";
import { type FileStorage, storageOf } from "./services/file/storage.ts";
import { type Transport, transportOf } from "./services/mail/transport.ts";
import { type Provider, providersOf } from "./services/provider/configuration.ts";

/** What requests need to know of where Kith runs. */
export interface Deployment {
  /** The site as its people see it: scheme, host and port. */
  origin: string;
  /** Signs cookies, and links in mails. */
  secret: string;
  /** Who may create an account. */
  signUp: SignUpMode;
  /** How mail is sent; null if nobody has configured that, or not all of it. */
  mail: Transport | null;
  /** What is missing in the configuration of mail. */
  mailFault: string | null;
  /** Whether an account has to confirm its address by a mail. */
  verifiesEmail: boolean;
  /** Whose accounts sign people in, beside our own. */
  providers: Provider[];
  /** What is missing in the configuration of others. */
  providerFaults: string[];
  /** Where files are stored; null if they are off. */
  files: FileStorage | null;
}

/**
 * What the Worker's environment says. Local commands and the development server keep mails to be
 * read there.
 */
export function deploymentOf(env: Cloudflare.Env, origin: string): Deployment {
  const local = env.LOCAL_MAILBOX ?? import.meta.env.DEV;
  const signUp = signUpModeOf(env.SIGN_UP, Boolean(local));
  const { providers, faults } = providersOf(env, origin);
  const site = {
    origin,
    secret: env.BETTER_AUTH_SECRET ?? "",
    signUp,
    providers,
    providerFaults: faults,
    files: storageOf(env),
  };
  try {
    const mail = transportOf({ ...env, LOCAL_MAILBOX: local });
    const verifiesEmail = mail !== null && isOn(env.VERIFY_EMAIL);
    return { ...site, mail, mailFault: null, verifiesEmail };
  } catch (error) {
    const mailFault = error instanceof Error ? error.message : String(error);
    return { ...site, mail: null, mailFault, verifiesEmail: false };
  }
}

/** Whether a variable switches something on; a misspelt one does. */
function isOn(configured: string | undefined): boolean {
  return !["", "no", "off", "false", "0"].includes(configured?.toLowerCase() ?? "");
}

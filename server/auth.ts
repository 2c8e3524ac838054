import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { magicLink } from "better-auth/plugins/magic-link";
import { twoFactor } from "better-auth/plugins/two-factor";
import { eq } from "drizzle-orm";
import { passwordLimits } from "#domain/account/account.ts";
import { deletedMessage } from "#domain/account/deletion.ts";
import { linkLetter } from "#domain/account/link-letter.ts";
import { unverifiedMessage } from "#domain/account/passkey.ts";
import { providerIds } from "#domain/account/provider.ts";
import { resetLetter } from "#domain/account/reset-letter.ts";
import { readSettings, type SessionSettings, settingsFor } from "#domain/account/settings.ts";
import { newRecoveryCodes } from "#domain/account/two-step.ts";
import { logMessage } from "#domain/fault-line.ts";
import { authAdapter } from "./auth-adapter.ts";
import { answerFault, logAuth } from "./auth-faults.ts";
import { checkMayJoin, providerSignIn } from "./auth-provider-plugin.ts";
import { user } from "./db/auth-schema.ts";
import { type Database, openDatabase } from "./db/client.ts";
import type { SessionCheck } from "./db/session-check.ts";
import type { Deployment } from "./deployment.ts";
import { isDue } from "./services/deletion/request.ts";
import { sendMail } from "./services/mail/queue.ts";
import { ensureFirstPipeline } from "./services/pipeline.ts";
import type { Provider } from "./services/provider/configuration.ts";

/**
 * The header that tells Better Auth the time zone of somebody who signs up; a client can't set it.
 */
export const timeZoneHeader = "kith-time-zone";

/** What the auth needs from the Worker's environment and the request. */
export interface AuthSettings {
  db: Database;
  /** Signs cookies: at least 32 characters. */
  secret: string | undefined;
  /** The origin that the person sees: scheme, host and port. */
  origin: string;
  /** Whose accounts sign people in, too. */
  providers: Provider[];
  /** Sends the link by which somebody sets a new password. */
  sendReset: (person: { id: number; email: string }, token: string) => Promise<void>;
  /** Sends the link by which somebody signs in, and goes on to the path `next`. */
  sendLink: (email: string, token: string, next: string | undefined) => Promise<void>;
}

/** How long a link to set a new password works, in seconds, and one to sign in. */
export const resetLifetime = 60 * 60;
const linkLifetime = 15 * 60;

/**
 * Better Auth on the workspace's own database. Refuses to start without a secret, because the
 * library would then sign sessions with a publicly known one.
 */
export function createAuth({ db, secret, origin, providers, sendReset, sendLink }: AuthSettings) {
  if (!secret || secret.length < 32) {
    throw new Error(
      "BETTER_AUTH_SECRET is missing or shorter than 32 characters. Locally `npm start` makes one; in production run `npx wrangler secret put BETTER_AUTH_SECRET`.",
    );
  }
  return betterAuth({
    appName: "Kith",
    baseURL: origin,
    secret,
    database: authAdapter(db),
    telemetry: { enabled: false },
    onAPIError: { onError: answerFault },
    logger: { log: logAuth },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLimits.shortest,
      maxPasswordLength: passwordLimits.longest,
      resetPasswordTokenExpiresIn: resetLifetime,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user: { id, email }, token }) =>
        sendReset({ id: Number(id), email }, token),
    },
    account: {
      accountLinking: {
        // Whoever has a provider's account is let in by it, not by its address: they link the two themselves.
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: [...providerIds],
      },
      updateAccountOnSignIn: false,
    },
    user: {
      additionalFields: {
        locale: { type: "string", required: false, input: false },
        timeZone: { type: "string", required: false, input: false },
        currency: { type: "string", required: false, input: false },
        theme: { type: "string", required: false, input: false },
        shortcuts: { type: "boolean", required: false, input: false },
      },
    },
    // It would read all old rows into memory; a job deletes them.
    verification: { disableCleanup: true },
    session: {
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
      // Our own gate asks for a confirmation.
      freshAge: 0,
      // A signed copy of the session in a cookie: for these minutes no page asks the database who
      // is signed in.
      cookieCache: { enabled: true, maxAge: 5 * 60 },
    },
    plugins: [
      secondStep(),
      providerSignIn(providers, origin),
      magicLink({
        disableSignUp: true,
        expiresIn: linkLifetime,
        storeToken: "hashed",
        sendMagicLink: ({ email, token, metadata }) => sendLink(email, token, metadata?.next),
      }),
      passkey({
        rpName: "Kith",
        // It stands for the password and the second step, so the device has to check its person.
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: ({ verification: { registrationInfo } }) =>
            checkPerson(registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification: { authenticationInfo } }) =>
            checkPerson(authenticationInfo.userVerified),
        },
      }),
    ],
    rateLimit: { enabled: true, storage: "database" },
    advanced: {
      database: { generateId: "serial" },
      // The Worker gives all cookies a prefix that says more (app/host-cookies.ts).
      useSecureCookies: false,
      // As long as the state that it belongs to.
      cookies: { state: { attributes: { maxAge: 10 * 60 } } },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (person, context) => {
            const headers = context?.headers;
            if (context?.path === "/callback/:id") checkMayJoin(person, headers);
            const settings = settingsFor({
              acceptLanguage: headers?.get("accept-language") ?? null,
              timeZone: headers?.get(timeZoneHeader),
            });
            return { data: { ...person, ...settings } };
          },
        },
      },
      session: {
        create: {
          before: ({ userId }) => checkNotDue(db, Number(userId)),
          // Every sign-in comes through here, so a sign-up that was interrupted is completed at the
          // next one.
          after: ({ userId }) => ensureFirstPipeline(db, Number(userId)),
        },
      },
    },
  });
}

/** Better Auth's second step asks after a password only; ours after a link in a mail and a provider, too. */
function secondStep() {
  const plugin = twoFactor({
    allowPasswordless: true,
    backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
  });
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: (context: Parameters<typeof hook.matcher>[0]) =>
      hook.matcher(context) || ["/magic-link/verify", "/callback/:id"].includes(context.path ?? ""),
  }));
  return { ...plugin, hooks: { after } };
}

/** Refuses a passkey that a device used without a fingerprint, a face or a PIN. */
async function checkPerson(isVerified: boolean | undefined): Promise<void> {
  if (isVerified) return;
  throw new APIError("BAD_REQUEST", { code: "USER_NOT_VERIFIED", message: unverifiedMessage });
}

/** Refuses an account whose days of grace are over, although it isn't deleted yet. */
async function checkNotDue(db: Database, userId: number): Promise<void> {
  if (!(await isDue(db, userId, Date.now()))) return;
  throw new APIError("FORBIDDEN", { code: "ACCOUNT_DELETED", message: deletedMessage });
}

export type Auth = ReturnType<typeof createAuth>;

/** Who is signed in, with the settings that are stored in their session. */
export interface Session {
  user: SessionSettings & { id: number; email: string; emailVerified: boolean };
  check: SessionCheck;
}

let latest: { d1: D1Database; site: string; auth: Auth } | undefined;

/** The auth of this Worker for this site, cached until another one is requested. */
export function authFor(env: Cloudflare.Env, deployment: Deployment): Auth {
  const { origin, mail, providers, providerFaults } = deployment;
  const site = [origin, ...providers.map(({ clientId }) => clientId)].join(" ");
  if (latest?.d1 !== env.DB || latest.site !== site) {
    const db = openDatabase(env.DB);
    for (const fault of providerFaults) logMessage("configuration", fault);
    const auth = createAuth({
      db,
      secret: env.BETTER_AUTH_SECRET,
      origin,
      providers,
      sendReset: async ({ id, email }, token) => {
        const letter = resetLetter({ email, origin, token });
        const now = Date.now();
        const expiresAt = now + resetLifetime * 1_000;
        await sendMail(db, mail, { userId: id, mail: letter, expiresAt, now });
      },
      sendLink: async (email, token, next) => {
        const [person] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
        if (!person) return;
        const letter = linkLetter({ email, origin, token, next });
        const now = Date.now();
        const expiresAt = now + linkLifetime * 1_000;
        await sendMail(db, mail, { userId: person.id, mail: letter, expiresAt, now });
      },
    });
    latest = { d1: env.DB, site, auth };
  }
  return latest.auth;
}

/**
 * Who is signed in, and the cookies that renew their session, for the answer to set; with `renewed`
 * the session is read from the database, whatever the cookie says.
 */
export async function readSession(
  auth: Auth,
  request: Request,
  { renewed = false } = {},
): Promise<{ session: Session | null; cookies: string[] }> {
  const { headers, response } = await auth.api.getSession({
    headers: request.headers,
    query: { disableCookieCache: renewed },
    returnHeaders: true,
  });
  return { session: response && sessionOf(response), cookies: headers.getSetCookie() };
}

/** Better Auth has ids as text; a cookie may be older than the present rules for settings. */
function sessionOf({ user, session }: Auth["$Infer"]["Session"]): Session {
  return {
    user: {
      ...readSettings(user),
      id: Number(user.id),
      email: user.email,
      emailVerified: user.emailVerified,
    },
    check: { id: Number(session.id), confirmed: false },
  };
}

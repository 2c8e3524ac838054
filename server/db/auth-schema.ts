import { sql } from "drizzle-orm";
import {
  customType,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import {
  readCurrency,
  readLocale,
  readName,
  readTheme,
  readTimeZone,
} from "#domain/account/settings.ts";

/**
 * The tables of Better Auth, in its own column types: times are Dates in code, unix milliseconds in
 * the column.
 */
const moment = (name: string) => integer(name, { mode: "timestamp_ms" });

/**
 * A text column that every page relies on: whatever is stored, the value read is valid for display
 * and formatting.
 */
const readBy = <Value extends string>(read: (stored: unknown) => Value) =>
  customType<{ data: Value; driverData: string }>({ dataType: () => "text", fromDriver: read });
const now = sql`(cast(round(unixepoch('subsec') * 1000) as integer))`;

export const user = sqliteTable("user", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: readBy(readName)("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text("image"),
  /** Whether signing in takes a second step. */
  twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).notNull().default(false),
  /** BCP 47, e.g. "en-AU". */
  locale: readBy(readLocale)("locale").notNull().default("en-AU"),
  /** IANA, e.g. "Australia/Sydney". */
  timeZone: readBy(readTimeZone)("time_zone").notNull().default("Australia/Sydney"),
  /** ISO 4217: the default for new deals. */
  currency: readBy(readCurrency)("currency").notNull().default("AUD"),
  /** ISO 4217: the currency of approximate totals over several currencies; null for none. */
  baseCurrency: text("base_currency"),
  /** Why deals are lost, a line each; null is the list that each workspace starts with. */
  lostReasons: text("lost_reasons"),
  /** Where contacts come from, a line each; null is the list that each workspace starts with. */
  sources: text("sources"),
  /** What people want to win each month, in the major unit of `goalCurrency`; null for no goal. */
  monthlyGoal: real("monthly_goal"),
  /** ISO 4217. */
  goalCurrency: text("goal_currency"),
  theme: readBy(readTheme)("theme").notNull().default("system"),
  /** Whether single keys are shortcuts. */
  shortcuts: integer("shortcuts", { mode: "boolean" }).notNull().default(true),
  /** Increased by every change of the settings. */
  version: integer("version").notNull().default(1),
  createdAt: moment("created_at").notNull().default(now),
  updatedAt: moment("updated_at").notNull().default(now),
});

export const session = sqliteTable(
  "session",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    token: text("token").notNull().unique(),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** When its person last confirmed that it's them (unix milliseconds); null since they signed in. */
    confirmedAt: integer("confirmed_at"),
    userId: integer("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull().default(now),
    updatedAt: moment("updated_at").notNull().default(now),
  },
  (table) => [index("idx_session_user_id").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: integer("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: moment("created_at").notNull().default(now),
    updatedAt: moment("updated_at").notNull().default(now),
  },
  (table) => [
    index("idx_account_user_id").on(table.userId),
    index("idx_account_account_id").on(table.accountId),
    // An account at a provider signs in to one account here, even if two link it at once.
    uniqueIndex("idx_account_provider")
      .on(table.providerId, table.accountId)
      .where(sql`${table.providerId} <> 'credential'`),
    // One account of each provider, even if two links are made at once.
    uniqueIndex("idx_account_own_provider")
      .on(table.userId, table.providerId)
      .where(sql`${table.providerId} <> 'credential'`),
  ],
);

export const verification = sqliteTable(
  "verification",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().default(now),
    updatedAt: moment("updated_at").notNull().default(now),
  },
  (table) => [
    index("idx_verification_identifier").on(table.identifier),
    index("idx_verification_expires_at").on(table.expiresAt),
  ],
);

/** The second step of signing in: codes from an app, and recovery codes, both encrypted. */
export const twoFactor = sqliteTable(
  "two_factor",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    userId: integer("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    /** Whether a code from the app has confirmed the secret. */
    verified: integer("verified", { mode: "boolean" }).notNull().default(false),
    /** Wrong codes since the last correct one; too many lock the second step for a while. */
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: moment("locked_until"),
  },
  (table) => [index("idx_two_factor_user_id").on(table.userId)],
);

/** Passkeys (WebAuthn): public keys, whose private halves never leave their devices. */
export const passkey = sqliteTable(
  "passkey",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    name: text("name"),
    publicKey: text("public_key").notNull(),
    userId: integer("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    credentialID: text("credential_id").notNull().unique(),
    counter: integer("counter").notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: integer("backed_up", { mode: "boolean" }).notNull(),
    transports: text("transports"),
    createdAt: moment("created_at").notNull().default(now),
    aaguid: text("aaguid"),
  },
  (table) => [index("idx_passkey_user_id").on(table.userId)],
);

/** Better Auth's throttle: requests counted per address and path. */
export const rateLimit = sqliteTable("rate_limit", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  /** Unix milliseconds. */
  lastRequest: integer("last_request").notNull(),
});

/** Password tries for an account, from anywhere, since the last correct one. */
export const passwordTries = sqliteTable("password_tries", {
  /** A digest of the email that was tried: strangers type addresses that are nobody's business. */
  key: text("key").primaryKey(),
  tries: integer("tries").notNull(),
  /** Unix milliseconds. */
  lastAt: integer("last_at").notNull(),
});

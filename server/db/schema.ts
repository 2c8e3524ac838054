import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { activityTypes } from "#domain/activity/activity.ts";
import { pointLabels } from "#domain/contact/contact.ts";
import { rankedKinds } from "#domain/report/ranking.ts";
import { attentionKinds, hiddenKinds } from "#domain/today/today.ts";
import { repeatFroms } from "#domain/todo/fields.ts";
import { somedayKey } from "#domain/todo/groups.ts";
import { todoPriorities, todoStatuses } from "#domain/todo/todo.ts";
import { viewLists } from "#domain/view.ts";
import { user } from "./auth-schema.ts";

/*
 * A person's data is a workspace: user_id names its owner. Times are unix milliseconds. Tables
 * marked WITHOUT ROWID below are made so by hand in their migration, because drizzle-kit can't
 * express it: it saves one written row for every row stored. Running totals are kept by triggers,
 * in a migration of their own.
 */

const id = () => integer("id").primaryKey({ autoIncrement: true });
const owner = () =>
  integer("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });
const createdAt = () => integer("created_at").notNull();
const updatedAt = () => integer("updated_at").notNull();
/** Increased by every write, so that a writer can say which version it saw. */
const version = () => integer("version").notNull().default(1);
/** Set while the row is in Trash. */
const deletedAt = () => integer("deleted_at");
/**
 * Derived by triggers: the last activity with the record, and the next one that is planned, as of the
 * latest change to any of them. Once the next one has passed, readers look both up again
 * (server/services/activity/times.ts).
 */
const activityTimes = () => ({
  lastActivityAt: integer("last_activity_at"),
  nextActivityAt: integer("next_activity_at"),
});

export const contacts = sqliteTable(
  "contacts",
  {
    id: id(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    email: text("email"),
    phone: text("phone"),
    company: text("company"),
    jobTitle: text("job_title"),
    notes: text("notes"),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
    version: version(),
    /** Folded "last first", for sorting lists. */
    nameKey: text("name_key").notNull(),
    /**
     * Folded company, name, email, job title, and the phone's digits, one per line; then the other
     * emails and phones.
     */
    searchText: text("search_text").notNull(),
    emailLabel: text("email_label", { enum: pointLabels }),
    phoneLabel: text("phone_label", { enum: pointLabels }),
    linkedin: text("linkedin"),
    website: text("website"),
    street: text("street"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    country: text("country"),
    /** "YYYY-MM-DD", or "--MM-DD" if the year isn't known. */
    birthday: text("birthday"),
    /** The company whose name is in `company`, in any spelling that folds to the same. */
    companyId: integer("company_id").references(() => companies.id, { onDelete: "set null" }),
    /** Folded company, empty for none; for sorting lists, with the empty ones last. */
    companyKey: text("company_key").notNull().default(""),
    /** Folded email, for finding contacts with the same address. */
    emailKey: text("email_key"),
    /** The phone's last digits, for finding contacts with the same number. */
    phoneKey: text("phone_key"),
    nickname: text("nickname"),
    /** The digits before phoneKey, if the phone is written with its country code. */
    phonePrefix: text("phone_prefix"),
    /** After how many days without an activity it goes cold: digits, as it is typed and imported. */
    cadence: text("cadence"),
    /** Where it comes from, e.g. a referral. */
    source: text("source"),
    ...activityTimes(),
    /** The stored last activity, for sorting: contacts without one come before all others. */
    lastActivityKey: integer("last_activity_key")
      .notNull()
      .generatedAlwaysAs(sql`coalesce(last_activity_at, -1)`, { mode: "virtual" }),
  },
  (table) => [
    index("idx_contacts_user_id")
      .on(table.userId, table.createdAt, table.id)
      .where(sql`deleted_at is null`),
    index("idx_contacts_user_name")
      .on(table.userId, table.nameKey, table.id, table.searchText, table.deletedAt)
      .where(sql`deleted_at is null`),
    index("idx_contacts_user_updated")
      .on(table.userId, table.updatedAt, table.id)
      .where(sql`deleted_at is null`),
    index("idx_contacts_user_last_activity")
      .on(table.userId, table.lastActivityKey, table.id)
      .where(sql`deleted_at is null`),
    index("idx_contacts_user_next_activity")
      .on(table.userId, table.nextActivityAt, table.id)
      .where(sql`next_activity_at is not null and deleted_at is null`),
    index("idx_contacts_email")
      .on(table.userId, table.emailKey)
      .where(sql`email_key is not null and deleted_at is null`),
    index("idx_contacts_phone")
      .on(table.userId, table.phoneKey)
      .where(sql`phone_key is not null and deleted_at is null`),
    index("idx_contacts_unreachable")
      .on(table.userId, table.id)
      .where(sql`email is null and phone is null and deleted_at is null`),
    index("idx_contacts_company")
      .on(table.userId, table.companyKey, table.nameKey, table.id)
      .where(sql`deleted_at is null`),
    index("idx_contacts_company_id").on(table.companyId).where(sql`company_id is not null`),
    index("idx_contacts_birthday")
      .on(table.userId, sql`substr(birthday, -5)`, table.id)
      .where(sql`birthday is not null and deleted_at is null`),
    index("idx_contacts_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

/**
 * A contact's emails and phones after the main ones, which are columns of the contact. WITHOUT
 * ROWID.
 */
export const contactPoints = sqliteTable(
  "contact_points",
  {
    contactId: integer("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["email", "phone"] }).notNull(),
    /** From 1. */
    position: integer("position").notNull(),
    label: text("label", { enum: pointLabels }),
    value: text("value").notNull(),
    /** Like emailKey and phoneKey of contacts. */
    key: text("key"),
    userId: owner(),
    /** Like phonePrefix of contacts; null for an email. */
    prefix: text("prefix"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.kind, table.position] }),
    index("idx_contact_points_key").on(table.userId, table.kind, table.key),
  ],
);

/** The companies that contacts name; contacts.company has the name as it was typed there. */
export const companies = sqliteTable(
  "companies",
  {
    id: id(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
    /** Running total: contacts of this company that are not in Trash. */
    peopleCount: integer("people_count").notNull().default(0),
    website: text("website"),
    phone: text("phone"),
    street: text("street"),
    city: text("city"),
    region: text("region"),
    postalCode: text("postal_code"),
    country: text("country"),
    notes: text("notes"),
    ...activityTimes(),
  },
  (table) => [uniqueIndex("idx_companies_name_user").on(table.userId, table.nameKey)],
);

/**
 * Running total: what two or more contacts that are not in Trash share: an email, a phone without its
 * country, or name and company (joined by a line break). WITHOUT ROWID.
 */
export const duplicateKeys = sqliteTable(
  "duplicate_keys",
  {
    userId: owner(),
    kind: text("kind", { enum: ["email", "name", "phone"] }).notNull(),
    key: text("key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.key] })],
);

/** Two contacts that somebody has marked as not duplicates; the lower id is first. */
export const duplicateDismissals = sqliteTable(
  "duplicate_dismissals",
  {
    id: id(),
    firstId: integer("first_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    secondId: integer("second_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    userId: owner(),
    createdAt: createdAt(),
    version: version(),
  },
  (table) => [
    uniqueIndex("idx_duplicate_dismissals_pair").on(table.firstId, table.secondId),
    index("idx_duplicate_dismissals_second_id").on(table.secondId),
    index("idx_duplicate_dismissals_user_id").on(table.userId),
  ],
);

/** A saved list: its filters, order and columns, as the query of its URL. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: id(),
    list: text("list", { enum: viewLists }).notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    query: text("query").notNull(),
    /** Whether the list opens with it. */
    isDefault: integer("is_default", { mode: "boolean" }).notNull().default(false),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [uniqueIndex("idx_saved_views_name").on(table.userId, table.list, table.nameKey)],
);

export const contactTags = sqliteTable(
  "contact_tags",
  {
    id: id(),
    name: text("name").notNull(),
    /** "#RRGGBB". */
    color: text("color").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
    version: version(),
    nameKey: text("name_key").notNull(),
    /** Running total: contacts with this tag that are not in Trash. */
    contactCount: integer("contact_count").notNull().default(0),
    /** The cadence of its contacts that have none of their own. */
    cadence: integer("cadence"),
  },
  (table) => [
    index("idx_contact_tags_user_id").on(table.userId),
    uniqueIndex("idx_contact_tags_name_user")
      .on(table.userId, table.nameKey)
      .where(sql`deleted_at is null`),
  ],
);

/** WITHOUT ROWID. */
export const contactsToTags = sqliteTable(
  "contacts_to_tags",
  {
    contactId: integer("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    tagId: integer("tag_id")
      .notNull()
      .references(() => contactTags.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.tagId] }),
    index("idx_contacts_to_tags_tag_id").on(table.tagId, table.contactId),
  ],
);

export const pipelines = sqliteTable(
  "pipelines",
  {
    id: id(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    orderIndex: integer("order_index").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [uniqueIndex("idx_pipelines_name_user").on(table.userId, table.nameKey)],
);

export const dealStages = sqliteTable(
  "deal_stages",
  {
    id: id(),
    pipelineId: integer("pipeline_id")
      .notNull()
      .references(() => pipelines.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    orderIndex: integer("order_index").notNull(),
    color: text("color"),
    kind: text("kind", { enum: ["open", "won", "lost"] }).notNull(),
    /** The chance of winning a deal in this stage, 0 to 100. */
    probability: integer("probability").notNull(),
    /** After how many days in this stage a deal is stale; null for never. */
    rottingDays: integer("rotting_days"),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index("idx_deal_stages_user_id").on(table.userId, table.pipelineId, table.orderIndex, table.id),
    uniqueIndex("idx_deal_stages_name_pipeline").on(table.pipelineId, table.nameKey),
  ],
);

export const deals = sqliteTable(
  "deals",
  {
    id: id(),
    title: text("title").notNull(),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    value: real("value").notNull(),
    /** The same amount in the currency's minor units (ISO 4217), used for every sum. */
    valueMinor: integer("value_minor").notNull(),
    currency: text("currency").notNull().default("AUD"),
    stageId: integer("stage_id")
      .notNull()
      .references(() => dealStages.id),
    /** Fractional key: the order of cards in a stage is (position, id). */
    position: text("position").notNull(),
    /** A day, stored as its UTC midnight in milliseconds. */
    expectedCloseDate: integer("expected_close_date"),
    description: text("description"),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
    version: version(),
    searchText: text("search_text").notNull(),
    /** When it entered its stage; null if it has been there since it was added. */
    stageSince: integer("stage_since"),
    /** The day on which it was won or lost, stored as its UTC midnight in milliseconds. */
    closedDate: integer("closed_date"),
    /** Why it was lost, in the workspace's words at the time. */
    lostReason: text("lost_reason"),
    /** What one unit of its currency was worth on the day it was won, in units of `wonBase`. */
    wonRate: real("won_rate"),
    /** ISO 4217: the base currency of the workspace when it was won. */
    wonBase: text("won_base"),
    /** The open stage that it was in when it was won or lost; null if it was never in one. */
    closedFromStageId: integer("closed_from_stage_id"),
    /** Derived by a trigger: the company of its contact. */
    companyId: integer("company_id").references(() => companies.id, { onDelete: "set null" }),
    ...activityTimes(),
  },
  (table) => [
    index("idx_deals_user_id").on(table.userId, table.id).where(sql`deleted_at is null`),
    index("idx_deals_contact_id").on(table.contactId, table.id),
    index("idx_deals_stage").on(table.stageId, table.updatedAt, table.id),
    index("idx_deals_title")
      .on(table.userId, table.searchText, table.id)
      .where(sql`deleted_at is null`),
    index("idx_deals_close")
      .on(table.userId, table.expectedCloseDate, table.id)
      .where(sql`deleted_at is null`),
    index("idx_deals_value")
      .on(table.userId, table.currency, table.valueMinor, table.id)
      .where(sql`deleted_at is null`),
    index("idx_deals_company_id").on(table.companyId, table.id).where(sql`company_id is not null`),
    index("idx_deals_user_stage")
      .on(table.userId, table.stageId, table.position, table.id)
      .where(sql`deleted_at is null`),
    index("idx_deals_closed")
      .on(table.stageId, table.closedDate, table.id)
      .where(sql`closed_date is not null and deleted_at is null`),
    index("idx_deals_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

/** A deal's contacts other than the primary one, which is `deals.contactId`. WITHOUT ROWID. */
export const dealsToContacts = sqliteTable(
  "deals_to_contacts",
  {
    dealId: integer("deal_id")
      .notNull()
      .references(() => deals.id, { onDelete: "cascade" }),
    contactId: integer("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.dealId, table.contactId] }),
    index("idx_deals_to_contacts_contact_id").on(table.contactId, table.dealId),
  ],
);

/** The value of a currency on a day, as the person has saved it. */
export const exchangeRates = sqliteTable(
  "exchange_rates",
  {
    id: id(),
    /** ISO 4217. */
    currency: text("currency").notNull(),
    /** ISO 4217: the currency that the rate is quoted in. */
    base: text("base").notNull(),
    /** A day, stored as its UTC midnight in milliseconds. */
    day: integer("day").notNull(),
    /** What one unit of `currency` is worth, in units of `base`. */
    rate: real("rate").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    uniqueIndex("idx_exchange_rates_day").on(table.userId, table.base, table.currency, table.day),
  ],
);

/** Each move of a deal, so that time in stage and conversion can be reported. WITHOUT ROWID. */
export const dealStageChanges = sqliteTable(
  "deal_stage_changes",
  {
    dealId: integer("deal_id")
      .notNull()
      .references(() => deals.id, { onDelete: "cascade" }),
    /** The number of the operation, in its workspace, that moved the deal. */
    operationId: integer("operation_id").notNull(),
    fromStageId: integer("from_stage_id"),
    toStageId: integer("to_stage_id").notNull(),
    movedAt: integer("moved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.dealId, table.operationId] })],
);

export const categories = sqliteTable(
  "categories",
  {
    id: id(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    color: text("color").notNull(),
    description: text("description"),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [uniqueIndex("idx_categories_name_user").on(table.userId, table.nameKey)],
);

export const todos = sqliteTable(
  "todos",
  {
    id: id(),
    title: text("title").notNull(),
    description: text("description"),
    categoryId: integer("category_id").references(() => categories.id, { onDelete: "set null" }),
    status: text("status", { enum: todoStatuses }).notNull().default("pending"),
    priority: text("priority", { enum: todoPriorities }).notNull().default("medium"),
    /** A day, stored as its UTC midnight in milliseconds. */
    dueDate: integer("due_date"),
    /** Whether there is nothing left to do: it is done or archived. */
    completed: integer("completed", { mode: "boolean" }).notNull().default(false),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "set null" }),
    dealId: integer("deal_id").references(() => deals.id, { onDelete: "set null" }),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
    version: version(),
    /** Folded title. */
    searchText: text("search_text").notNull().default(""),
    companyId: integer("company_id").references(() => companies.id, { onDelete: "set null" }),
    /** "HH:MM" on the clocks of the workspace's time zone; only with a date. */
    dueTime: text("due_time"),
    durationMinutes: integer("duration_minutes"),
    /** An RRULE (RFC 5545) without its name; a task that has been done has handed it on. */
    repeat: text("repeat"),
    repeatFrom: text("repeat_from", { enum: repeatFroms }).notNull().default("due"),
    /** The day, as its UTC midnight, that the rule gave it: snoozing changes only the due date. */
    repeatDate: integer("repeat_date"),
    /** When it was done, if it is. */
    completedAt: integer("completed_at"),
    /** Derived by a trigger: its place in the order of lists (server/domain/todo/todo.ts). */
    dueKey: integer("due_key").notNull().default(somedayKey),
  },
  (table) => [
    index("idx_todos_user_id").on(table.userId, table.id).where(sql`deleted_at is null`),
    index("idx_todos_due").on(table.userId, table.dueKey, table.id).where(sql`deleted_at is null`),
    index("idx_todos_in_progress")
      .on(table.userId, table.dueKey, table.id)
      .where(sql`status = 'in_progress' and deleted_at is null`),
    index("idx_todos_title")
      .on(table.userId, table.searchText, table.id)
      .where(sql`deleted_at is null`),
    index("idx_todos_category_id").on(table.categoryId).where(sql`category_id is not null`),
    index("idx_todos_of_contact")
      .on(table.contactId, table.dueKey, table.id)
      .where(sql`contact_id is not null`),
    index("idx_todos_of_deal")
      .on(table.dealId, table.dueKey, table.id)
      .where(sql`deal_id is not null`),
    index("idx_todos_of_company")
      .on(table.companyId, table.dueKey, table.id)
      .where(sql`company_id is not null`),
    index("idx_todos_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

/**
 * Running total: tasks that are not in Trash, by the day on which they are due; under the keys of
 * server/domain/todo/todo.ts those without a date, done and archived. WITHOUT ROWID.
 */
export const todoFigures = sqliteTable(
  "todo_figures",
  {
    userId: owner(),
    day: integer("day").notNull(),
    todos: integer("todos").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
);

export const contactActivities = sqliteTable(
  "contact_activities",
  {
    id: id(),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    type: text("type", { enum: activityTypes }).notNull(),
    subject: text("subject"),
    description: text("description"),
    /** When it happened, or is planned for. */
    timestamp: integer("timestamp").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
    dealId: integer("deal_id").references(() => deals.id, { onDelete: "set null" }),
    companyId: integer("company_id").references(() => companies.id, { onDelete: "set null" }),
    durationMinutes: integer("duration_minutes"),
    outcome: text("outcome"),
    deletedAt: deletedAt(),
    /** Folded subject and description. */
    searchText: text("search_text").notNull().default(""),
  },
  (table) => [
    index("idx_contact_activities_contact_id").on(table.contactId, table.timestamp, table.id),
    index("idx_contact_activities_text").on(
      ...[table.userId, table.timestamp, table.id, table.searchText, table.deletedAt],
    ),
    index("idx_contact_activities_deal_id")
      .on(table.dealId, table.timestamp, table.id)
      .where(sql`deal_id is not null`),
    index("idx_contact_activities_company_id")
      .on(table.companyId, table.timestamp, table.id)
      .where(sql`company_id is not null`),
    index("idx_contact_activities_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

/** Accounts that are going to be deleted, unless their people sign in before. */
export const accountDeletions = sqliteTable(
  "account_deletions",
  {
    userId: owner().primaryKey(),
    requestedAt: integer("requested_at").notNull(),
    dueAt: integer("due_at").notNull(),
  },
  (table) => [index("idx_account_deletions_due").on(table.dueAt)],
);

/**
 * The address that an account is to have once it is confirmed. Each token is the digest of the one in a
 * link, and null once that link was used or if there is none.
 */
export const emailChanges = sqliteTable("email_changes", {
  userId: owner().primaryKey(),
  email: text("email").notNull(),
  /** By the mail to the present address. */
  oldToken: text("old_token").unique(),
  /** By the mail to the new one. */
  newToken: text("new_token").unique(),
  expiresAt: integer("expires_at").notNull(),
});

/** What the first person hands out for others to sign up with, where they have to be invited. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: id(),
    userId: owner(),
    /** Null for a link that is handed on. */
    email: text("email"),
    /** The digest of the one in the link. */
    token: text("token").notNull().unique(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [index("idx_invitations_user_id").on(table.userId)],
);

/**
 * An activity's contacts other than the primary one, which is `contact_activities.contact_id`.
 * WITHOUT ROWID.
 */
export const activitiesToContacts = sqliteTable(
  "activities_to_contacts",
  {
    activityId: integer("activity_id")
      .notNull()
      .references(() => contactActivities.id, { onDelete: "cascade" }),
    contactId: integer("contact_id")
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    /** Derived by triggers: the activity's time, by which timelines read it; null while it is in Trash. */
    at: integer("at"),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.contactId] }),
    index("idx_activities_to_contacts_contact_id").on(table.contactId, table.at, table.activityId),
  ],
);

/** A file of a contact, deal, company or activity: its content is an object in R2. */
export const files = sqliteTable(
  "files",
  {
    id: id(),
    name: text("name").notNull(),
    /** An image's by its content; otherwise what browsers may take it for. */
    type: text("type").notNull(),
    /** In bytes. */
    size: integer("size").notNull(),
    /** Of an image, in pixels. */
    width: integer("width"),
    height: integer("height"),
    /** The object with its content. */
    key: text("key").notNull().unique(),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    dealId: integer("deal_id").references(() => deals.id, { onDelete: "cascade" }),
    companyId: integer("company_id").references(() => companies.id, { onDelete: "cascade" }),
    activityId: integer("activity_id").references(() => contactActivities.id, {
      onDelete: "cascade",
    }),
    userId: owner(),
    createdAt: createdAt(),
    deletedAt: deletedAt(),
    version: version(),
    /** The folded name. */
    searchText: text("search_text").notNull(),
  },
  (table) => [
    index("idx_files_contact_id")
      .on(table.contactId, table.createdAt, table.id)
      .where(sql`contact_id is not null`),
    index("idx_files_deal_id")
      .on(table.dealId, table.createdAt, table.id)
      .where(sql`deal_id is not null`),
    index("idx_files_company_id")
      .on(table.companyId, table.createdAt, table.id)
      .where(sql`company_id is not null`),
    index("idx_files_activity_id")
      .on(table.activityId, table.createdAt, table.id)
      .where(sql`activity_id is not null`),
    index("idx_files_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

/**
 * Every object in R2 that holds a file, from before it is written until after it is deleted there. A
 * row outlives its workspace, so that no object is forgotten. WITHOUT ROWID.
 */
export const fileObjects = sqliteTable(
  "file_objects",
  {
    key: text("key").primaryKey(),
    userId: integer("user_id").notNull(),
    /** The file that it belongs or belonged to; null while it is being uploaded. */
    fileId: integer("file_id"),
    /**
     * From when on it is deleted, set by a trigger when its file's row is deleted; null while there is
     * such a row, 0 once nothing can bring that back.
     */
    removeAt: integer("remove_at"),
  },
  (table) => [
    index("idx_file_objects_remove").on(table.removeAt).where(sql`remove_at is not null`),
  ],
);

/**
 * An archive of a workspace that is written to R2 by itself, in slices. One that is being written has its
 * pieces in `backup_pieces`; its object is there as a whole or not at all.
 */
export const backups = sqliteTable(
  "backups",
  {
    id: id(),
    userId: owner(),
    /** The object; also noted in file_objects. */
    key: text("key").notNull(),
    startedAt: integer("started_at").notNull(),
    /** Null until its object is written. */
    finishedAt: integer("finished_at"),
    /** When it was given up. */
    failedAt: integer("failed_at"),
    /** What went wrong last. */
    error: text("error"),
    /** How often it has been begun, or has failed. */
    attempts: integer("attempts").notNull().default(0),
    /** How often it has been taken since it last got further; a run that is stopped can't count itself. */
    takes: integer("takes").notNull().default(0),
    takenAt: integer("taken_at").notNull().default(0),
    /** Of the run that has it, until another one takes it over. */
    claim: text("claim"),
    /**
     * How often the workspace had been written to, by operations and their further parts, when it began to
     * be read: it is begun again if that is more once all is read.
     */
    writes: integer("operation_id").notNull(),
    /** How far it has been read, as JSON. */
    progress: text("progress").notNull(),
    /** Nobody else continues it until then. */
    busyUntil: integer("busy_until").notNull().default(0),
    /** The multipart upload of its object, and the ETags of the parts that are written, as JSON. */
    upload: text("upload"),
    parts: text("parts").notNull().default("[]"),
    records: integer("records").notNull().default(0),
    files: integer("files").notNull().default(0),
    /** The size of its object. */
    bytes: integer("bytes").notNull().default(0),
  },
  (table) => [
    index("idx_backups_user_id").on(table.userId, table.id),
    index("idx_backups_unfinished")
      .on(table.busyUntil)
      .where(sql`finished_at is null and failed_at is null`),
    uniqueIndex("idx_backups_one_unfinished")
      .on(table.userId)
      .where(sql`finished_at is null and failed_at is null`),
    index("idx_backups_failed").on(table.failedAt).where(sql`failed_at is not null`),
  ],
);

/** A file of an archive that is being written: records as they are packed, or the object of a file. */
export const backupPieces = sqliteTable(
  "backup_pieces",
  {
    backupId: integer("backup_id")
      .notNull()
      .references(() => backups.id, { onDelete: "cascade" }),
    /** From 0. */
    piece: integer("piece").notNull(),
    path: text("path").notNull(),
    /** How many records it has; null for the content of a file. */
    records: integer("records"),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    crc32: integer("crc32").notNull(),
    packedBytes: integer("packed_bytes").notNull(),
    /** In base64: records, deflated, or the small content of a file as it is. */
    base64: text("base64"),
    /** The object with the content of a file that isn't small. */
    objectKey: text("object_key"),
  },
  (table) => [primaryKey({ columns: [table.backupId, table.piece] })],
);

/** The day, as its UTC midnight, of the round in which cron last looked whether a workspace needs a backup. */
export const backupTurns = sqliteTable(
  "backup_turns",
  {
    userId: owner().primaryKey(),
    day: integer("day").notNull(),
  },
  (table) => [index("idx_backup_turns_day").on(table.day, table.userId)],
);

/** Somebody's calendar feed, which whoever knows its secret can read. */
export const calendarFeeds = sqliteTable("calendar_feeds", {
  userId: owner().primaryKey(),
  /** In the URL, which settings show again. */
  secret: text("secret").notNull(),
  /** SHA-256 of the secret, in hexadecimal: feeds are found by it. */
  secretHash: text("secret_hash").notNull().unique(),
  tasks: integer("tasks", { mode: "boolean" }).notNull().default(true),
  activities: integer("activities", { mode: "boolean" }).notNull().default(true),
  closes: integer("closes", { mode: "boolean" }).notNull().default(true),
  birthdays: integer("birthdays", { mode: "boolean" }).notNull().default(true),
});

/** Mails that still have to be sent; in a local mailbox also those that were. */
export const mails = sqliteTable(
  "mails",
  {
    id: id(),
    /** Whose account it is about. */
    userId: owner(),
    /** Of two mails with one key, only the first is stored. */
    key: text("key").unique(),
    to: text("recipient").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    unsubscribe: text("unsubscribe"),
    createdAt: createdAt(),
    /** From when on it is useless. */
    expiresAt: integer("expires_at"),
    attempts: integer("attempts").notNull().default(0),
    /** When it is tried next; null once it has been given up. */
    nextAt: integer("next_at"),
    /** What the provider said last. */
    error: text("error"),
    /** Set only in a local mailbox; elsewhere a sent mail is deleted. */
    sentAt: integer("sent_at"),
  },
  (table) => [
    index("idx_mails_next").on(table.nextAt).where(sql`next_at is not null and sent_at is null`),
    index("idx_mails_user_id").on(table.userId, table.id),
  ],
);

/** Who gets a daily digest by mail. */
export const digests = sqliteTable(
  "digests",
  {
    userId: owner().primaryKey(),
    /** The hour on the clocks of their time zone, 0 to 23. */
    hour: integer("hour").notNull(),
    /** One that is off is kept, so that a day has no second digest once it is on again. */
    isOn: integer("is_on", { mode: "boolean" }).notNull().default(true),
    /** When cron looks at it next; a trigger sets 0 when their time zone changes. */
    nextAt: integer("next_at").notNull(),
    /** The last day, as its UTC midnight, whose digest was made. */
    lastDay: integer("last_day"),
    /** The site where it was switched on, which its links lead to. */
    origin: text("origin").notNull(),
  },
  (table) => [index("idx_digests_next").on(table.nextAt)],
);

/**
 * Derived by triggers: the deals and contacts that need attention in Today, each from a time on:
 * open deals without a task, from the end of what is planned with them; deals in a stage, from when
 * they are stale; contacts with a cadence, from when they go cold. One that is hidden needs it again
 * once that ends. WITHOUT ROWID.
 */
export const attention = sqliteTable(
  "attention",
  {
    userId: owner(),
    kind: text("kind", { enum: attentionKinds }).notNull(),
    /** The id of the deal or contact. */
    recordId: integer("record_id").notNull(),
    /** In unix milliseconds. */
    since: integer("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind, table.recordId] }),
    index("idx_attention_since").on(table.userId, table.kind, table.since),
  ],
);

/** A deal or contact that somebody has hidden from a group of Today for some time. */
export const todayDismissals = sqliteTable(
  "today_dismissals",
  {
    id: id(),
    kind: text("kind", { enum: hiddenKinds }).notNull(),
    dealId: integer("deal_id").references(() => deals.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").references(() => contacts.id, { onDelete: "cascade" }),
    /** When it is shown again. */
    until: integer("until").notNull(),
    userId: owner(),
    createdAt: createdAt(),
    version: version(),
  },
  (table) => [
    uniqueIndex("idx_today_dismissals_deal")
      .on(table.dealId, table.kind)
      .where(sql`deal_id is not null`),
    uniqueIndex("idx_today_dismissals_contact")
      .on(table.contactId, table.kind)
      .where(sql`contact_id is not null`),
  ],
);

/** One operation of a person: the unit of undo, of history and of idempotency. WITHOUT ROWID. */
export const operations = sqliteTable(
  "operations",
  {
    userId: owner(),
    /** Counts up from 1 in each workspace. */
    id: integer("id").notNull(),
    /** A UUID that the form or caller may send: if it is sent twice, the operation happens once. */
    key: text("key").notNull(),
    /** Noun and verb, e.g. "contact.update". */
    kind: text("kind").notNull(),
    actorId: integer("actor_id").notNull(),
    /** While an undo in parts is running: "undoing" what was done, "redoing" what was undone. */
    state: text("state", { enum: ["done", "undoing", "undone", "redoing"] })
      .notNull()
      .default("done"),
    /** The operation that this one undoes. */
    undoes: integer("undoes"),
    /** How many parts of an import, a bulk action or an undo have been written. */
    parts: integer("parts").notNull().default(1),
    /** How many records it is about; tags that it creates along the way are not counted. */
    records: integer("records").notNull().default(1),
    createdAt: createdAt(),
    /** How far an undo in parts has come, as JSON; null once it is complete. */
    progress: text("progress"),
    /** How many of its records its undo left as they were, because they had changed meanwhile. */
    kept: integer("kept").notNull().default(0),
    /** What became of the rows of an import, as JSON: a letter for each row, by part. */
    outcomes: text("outcomes"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    uniqueIndex("idx_operations_key").on(table.userId, table.key),
    uniqueIndex("idx_operations_unfinished")
      .on(table.userId, table.undoes)
      .where(sql`progress is not null`),
    index("idx_operations_parts").on(table.userId, table.parts).where(sql`parts > 1`),
    index("idx_operations_sample")
      .on(table.userId, table.id)
      .where(sql`kind in ('sample.load', 'sample.remove')`),
  ],
);

/**
 * What an operation did to one record: the columns it set, before and after, as JSON by property
 * name. Without `before` the record was created, and `after` is the whole row. Without `after` it
 * was deleted, and `before` is. Without both it has been deleted permanently, and the log's values
 * are erased. WITHOUT ROWID.
 */
export const changes = sqliteTable(
  "changes",
  {
    userId: integer("user_id").notNull(),
    operationId: integer("operation_id").notNull(),
    entity: text("entity").notNull(),
    entityId: integer("entity_id").notNull(),
    before: text("before"),
    after: text("after"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.operationId, table.entity, table.entityId] }),
    index("idx_changes_entity").on(table.userId, table.entity, table.entityId, table.operationId),
    foreignKey({
      columns: [table.userId, table.operationId],
      foreignColumns: [operations.userId, operations.id],
    }).onDelete("cascade"),
  ],
);

/** A file that somebody is importing: what was read in it and what they have decided. */
export const importDrafts = sqliteTable(
  "import_drafts",
  {
    id: id(),
    userId: owner(),
    /** The key of the operation that the import is, so that a file sent twice is one draft. */
    operation: text("operation").notNull(),
    fileName: text("file_name").notNull(),
    /** What was read in the file beside its rows, as JSON (server/domain/import/draft.ts). */
    contents: text("contents").notNull(),
    /** What was decided, as JSON. */
    choices: text("choices").notNull(),
    rowCount: integer("row_count").notNull(),
    /** How many slices the rows are stored in. */
    parts: integer("parts").notNull(),
    /** Whether somebody has stopped it before its last part. */
    isStopped: integer("is_stopped", { mode: "boolean" }).notNull().default(false),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [
    uniqueIndex("idx_import_drafts_operation").on(table.userId, table.operation),
    index("idx_import_drafts_expires_at").on(table.expiresAt),
  ],
);

/** Up to 1,000 rows of a file, which are imported as one part of its operation. */
export const importSlices = sqliteTable(
  "import_slices",
  {
    draftId: integer("draft_id")
      .notNull()
      .references(() => importDrafts.id, { onDelete: "cascade" }),
    /** From 0. */
    part: integer("part").notNull(),
    /** The rows as they were read, as JSON. */
    rows: text("rows").notNull(),
    /** What becomes of each row, as JSON; null until that has been worked out. */
    report: text("report"),
    /** The outcome of each row as a letter, and the rows with remarks, as JSON. */
    summary: text("summary"),
    /** Whom its rows are about and what they are found by, as JSON, for the slices after it. */
    people: text("people"),
    isDone: integer("is_done", { mode: "boolean" }).notNull().default(false),
    /** The newest contact that it or an earlier slice has added; 0 for none. */
    lastContactId: integer("last_contact_id").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.part] })],
);

/** A file whose encoding is a guess, in base64, in pieces: it is read again if that is corrected. */
export const importFiles = sqliteTable(
  "import_files",
  {
    draftId: integer("draft_id")
      .notNull()
      .references(() => importDrafts.id, { onDelete: "cascade" }),
    /** From 0. */
    piece: integer("piece").notNull(),
    base64: text("base64").notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.piece] })],
);

/** Running totals of a workspace. */
export const workspaceFigures = sqliteTable("book_figures", {
  userId: integer("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** Contacts that are not in Trash. */
  contacts: integer("contacts").notNull().default(0),
  companies: integer("companies").notNull().default(0),
  /** The bytes of all files, including those in Trash. */
  fileBytes: integer("file_bytes").notNull().default(0),
});

/** Running totals of a stage, for each currency: deals that are not in Trash. WITHOUT ROWID. */
export const stageFigures = sqliteTable(
  "stage_figures",
  {
    userId: owner(),
    stageId: integer("stage_id")
      .notNull()
      .references(() => dealStages.id, { onDelete: "cascade" }),
    currency: text("currency").notNull(),
    deals: integer("deals").notNull().default(0),
    valueMinor: integer("value_minor").notNull().default(0),
    /** The sum of the times at which its deals entered the stage, in milliseconds. */
    enteredAt: integer("entered_at").notNull().default(0),
    /**
     * The same deals by month, as JSON: [deals, valueMinor, days from adding to closing, deals
     * with a value] by key. That is
     * "2026-11" for an open deal by its expected close, "none" without one, and "2026-11/5" for a
     * deal that was closed in that month from stage 5, "2026-11/" from none.
     */
    months: text("months").notNull().default("{}"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.stageId, table.currency] }),
    index("idx_stage_figures_stage").on(table.stageId),
  ],
);

/** Running total: deals that were lost for a reason and are not in Trash. WITHOUT ROWID. */
export const lostReasonFigures = sqliteTable(
  "lost_reason_figures",
  {
    userId: owner(),
    reason: text("reason").notNull(),
    /** The number of deals by the month in which they were lost, as JSON: {"2026-11": 3}. */
    months: text("months").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.reason] })],
);

/**
 * Running total: how long the deals that were closed in a year had been in each stage before, none in
 * Trash. WITHOUT ROWID.
 */
export const stayFigures = sqliteTable(
  "stay_figures",
  {
    userId: owner(),
    /** "2026". */
    year: text("year").notNull(),
    /** As JSON: [deals, milliseconds in the stage] by month of closing and stage, "11/5". */
    stays: text("stays").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.year] })],
);

/**
 * Running total: won deals of a company, or of the contacts with a tag, in a month, quarter or year,
 * for each currency; none in Trash. WITHOUT ROWID.
 */
export const wonFigures = sqliteTable(
  "won_figures",
  {
    userId: owner(),
    kind: text("kind", { enum: rankedKinds }).notNull(),
    /** When they were won: "2026-11", "2026-Q4" or "2026". */
    span: text("span").notNull(),
    currency: text("currency").notNull(),
    /** The id of the company or tag. */
    recordId: integer("record_id").notNull(),
    deals: integer("deals").notNull(),
    valueMinor: integer("value_minor").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.userId, table.kind, table.span, table.currency, table.recordId],
    }),
    index("idx_won_figures_value").on(
      ...[table.userId, table.kind, table.span, table.currency, table.valueMinor, table.deals],
    ),
  ],
);

/**
 * Contacts by when they were added, and activities by when they happened, in one quarter of a time
 * zone: counted by the first report that needs them, and kept by triggers since. WITHOUT ROWID.
 */
export const quarterFigures = sqliteTable(
  "quarter_figures",
  {
    userId: owner(),
    startAt: integer("start_at").notNull(),
    endAt: integer("end_at").notNull(),
    /** IANA: the zone in which its weeks and months begin. */
    timeZone: text("time_zone").notNull(),
    /** Only what is before this time is counted; at most `endAt`. */
    countedTo: integer("counted_to").notNull(),
    /** When its weeks begin, cut where months do, as a JSON list of milliseconds. */
    starts: text("starts").notNull(),
    /**
     * For each of them, as JSON: [contacts, calls, emails, meetings, notes], then the contacts from
     * each of the sources.
     */
    counts: text("counts").notNull(),
    /** The sources by which contacts are counted, as a JSON list. */
    sources: text("sources").notNull().default("[]"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.startAt] })],
);

/**
 * How far the keys of each kind of record have been recomputed since the fold changed: rows are
 * visited by id, across all workspaces. WITHOUT ROWID.
 */
export const keyFolds = sqliteTable("key_folds", {
  entity: text("entity").primaryKey(),
  /** The version of the fold that keys up to `upto` are computed with. */
  fold: integer("fold").notNull(),
  /** The last id visited. */
  upto: integer("upto").notNull(),
  /** When the last row was visited; null until then. */
  finishedAt: integer("finished_at"),
});

/**
 * Records whose keys were restored from the log by an undo, as an earlier fold computed them.
 * WITHOUT ROWID.
 */
export const staleKeys = sqliteTable(
  "stale_keys",
  {
    userId: owner(),
    entity: text("entity").notNull(),
    entityId: integer("entity_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.entity, table.entityId] })],
);

/**
 * Always empty: a statement that inserts here breaks the CHECK named after its reason, which fails
 * the whole batch (D1 has no interactive transactions to roll back).
 */
export const guards = sqliteTable(
  "guards",
  {
    missing: integer("missing"),
    stale: integer("stale"),
    missingReference: integer("missing_reference"),
    overtaken: integer("overtaken"),
    inUse: integer("in_use"),
  },
  (table) => [
    check("missing", sql`${table.missing} is null`),
    check("stale", sql`${table.stale} is null`),
    check("missing_reference", sql`${table.missingReference} is null`),
    check("overtaken", sql`${table.overtaken} is null`),
    check("in_use", sql`${table.inUse} is null`),
  ],
);

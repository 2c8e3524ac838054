import type { ActivityType } from "./activity/activity.ts";
import type { TodoPriority, TodoStatus } from "./todo/todo.ts";

/** The sample data: made-up people, with addresses that don't exist. */
export interface SampleContact {
  firstName: string;
  lastName?: string;
  email?: string;
  phone?: string;
  company?: string;
  jobTitle?: string;
  notes?: string;
  tags?: string[];
  /** Days from loading to the birthday. */
  birthdayIn?: number;
  /** Days without an activity after which the contact goes cold. */
  cadence?: string;
  source?: string;
}

export const sampleTags = [
  { name: "Customer", color: "#10B981" },
  { name: "Lead", color: "#3B82F6" },
  { name: "Partner", color: "#8B5CF6" },
  { name: "Inactive", color: "#6B7280" },
  { name: "VIP", color: "#F59E0B" },
] as const;

export const sampleContacts: readonly SampleContact[] = [
  {
    firstName: "Sarah",
    lastName: "Chen",
    source: "Event",
    email: "sarah.chen@example.com",
    phone: "+61 412 345 678",
    company: "TechCorp Australia",
    jobTitle: "CTO",
    notes: "Met at DevConf 2024. Interested in AI features.",
    tags: ["Customer", "VIP"],
  },
  {
    firstName: "Marcus",
    lastName: "Okafor",
    source: "Referral",
    email: "marcus@okaforpartners.example",
    phone: "0398 765 432",
    company: "Okafor & Partners",
    jobTitle: "Managing Partner",
    notes: "Prefers a call on Tuesday mornings.",
    tags: ["Partner", "Customer"],
  },
  {
    firstName: "Élodie",
    lastName: "Laurent",
    source: "Website",
    email: "elodie.laurent@example.fr",
    phone: "06 28 23 04 55",
    company: "Atelier Laurent",
    jobTitle: "Founder",
    notes: "Asked for a quote in euros.",
    tags: ["Lead", "VIP"],
    birthdayIn: 3,
  },
  {
    firstName: "Priya",
    lastName: "Raman",
    source: "Website",
    email: "priya.raman@example.com",
    company: "Brightside Clinics",
    jobTitle: "Operations Manager",
    tags: ["Lead"],
  },
  {
    firstName: "Tom",
    lastName: "Baker",
    source: "Cold call",
    email: "tom@example.org",
    phone: "0400 111 222",
    tags: ["Lead"],
  },
  {
    firstName: "Hana",
    lastName: "Kobayashi",
    source: "Referral",
    email: "hana@example.jp",
    company: "Kobayashi Design",
    jobTitle: "Art Director",
    tags: ["Customer"],
  },
  {
    firstName: "Liam",
    lastName: "O’Connor",
    phone: "+353 1 555 0142",
    tags: ["Inactive"],
    cadence: "30",
  },
  {
    firstName: "Zoë",
    lastName: "van den Berg",
    source: "Advertising",
    email: "zoe@example.nl",
    company: "Van den Berg Logistics",
    jobTitle: "Head of Purchasing",
  },
  { firstName: "Amir", lastName: "Haddad", email: "amir.haddad@example.com" },
  { firstName: "Grace" },
];

export interface SampleDeal {
  title: string;
  stage: string;
  value: number;
  /** The index of its contact in sampleContacts. */
  contact?: number;
  /** How many days ago it was added and entered its stage. */
  age: number;
  /** Days from loading to the expected close. */
  closesIn?: number;
  /** The next step, and its due date in days from loading. */
  nextStep?: { title: string; dueIn?: number };
}

/** After how many days deals of the open stages are stale, which makes two of the sample ones stale. */
export const sampleRottingDays = 30;

/** An open deal for every stage: those of the specification, and one for the stage without any. */
export const sampleDeals: readonly SampleDeal[] = [
  {
    title: "Support Renewal",
    stage: "Negotiation",
    value: 18_000,
    age: 4,
    closesIn: 7,
    nextStep: { title: "Send the renewal terms", dueIn: 0 },
  },
  {
    title: "Annual Support",
    stage: "Proposal",
    value: 25_000,
    age: 16,
    closesIn: 21,
    nextStep: { title: "Talk the proposal through", dueIn: 3 },
  },
  {
    title: "Consulting Package",
    stage: "Qualification",
    value: 12_000,
    contact: 1,
    age: 33,
    closesIn: 35,
    nextStep: { title: "Call back about the scope", dueIn: -1 },
  },
  { title: "Enterprise License", stage: "Prospecting", value: 5000, age: 47, closesIn: 60 },
];

/** The categories of the sample tasks, each with its colour. */
export const sampleCategories = {
  Sales: "#3B82F6",
  Support: "#F59E0B",
  Admin: "#6B7280",
} as const satisfies Record<string, string>;

export interface SampleTodo {
  title: string;
  category?: keyof typeof sampleCategories;
  /** The index of its contact in sampleContacts. */
  contact?: number;
  /** Days from loading to the due date. */
  dueIn?: number;
  dueTime?: string;
  priority?: TodoPriority;
  repeat?: string;
  status?: TodoStatus;
}

/** A task for every group and status, and one that repeats. */
export const sampleTodos: readonly SampleTodo[] = [
  { title: "Answer Tom’s question about invoices", category: "Support", contact: 4, dueIn: -2 },
  {
    title: "Call Sarah about the licence count",
    category: "Sales",
    contact: 0,
    dueIn: 0,
    dueTime: "10:30",
    priority: "high",
  },
  { title: "Send Hana the brochure", category: "Sales", contact: 5, dueIn: 1 },
  {
    title: "Review the pipeline",
    category: "Admin",
    dueIn: 2,
    dueTime: "09:00",
    repeat: "FREQ=WEEKLY",
  },
  {
    title: "Prepare the quarterly figures",
    category: "Admin",
    dueIn: 18,
    priority: "low",
    status: "in_progress",
  },
  { title: "Find a second reference in Ireland", category: "Sales", contact: 6 },
  {
    title: "Import last year’s address book",
    category: "Admin",
    dueIn: -3,
    status: "completed",
  },
  { title: "Compare phone systems", category: "Support", status: "archived" },
];

export interface SampleActivity {
  type: ActivityType;
  subject?: string;
  description?: string;
  outcome?: string;
  durationMinutes?: number;
  /** The index of its contact in sampleContacts. */
  contact: number;
  /** The title of its deal in sampleDeals. */
  deal?: string;
  /** Days from the day of loading; in the future if it is planned. */
  days: number;
  /** In hours from the day's start in the person's time zone. */
  hour: number;
}

/** What was said to whom, earliest first. */
export const sampleActivities: readonly SampleActivity[] = [
  {
    type: "meeting",
    subject: "Met at DevConf",
    description: "Runs everything on one old server. Wants to be out of it **before summer**.",
    durationMinutes: 30,
    contact: 0,
    days: -75,
    hour: 10,
  },
  { type: "call", outcome: "No answer", contact: 6, days: -64, hour: 16.5 },
  {
    type: "email",
    subject: "Quote for the migration",
    description: "Sent the quote:\n\n- move of the database\n- two weeks of support",
    contact: 0,
    deal: "Cloud Migration",
    days: -21,
    hour: 11,
  },
  {
    type: "call",
    subject: "Pricing",
    description: "Likes the yearly price, but needs to pay by the month.",
    outcome: "Interested",
    durationMinutes: 20,
    contact: 2,
    days: -6,
    hour: 14,
  },
  {
    type: "note",
    description: "Her assistant Jo arranges all appointments.",
    contact: 3,
    days: -3,
    hour: 9.25,
  },
  {
    type: "call",
    subject: "Scope of the package",
    outcome: "Left a message",
    contact: 1,
    deal: "Consulting Package",
    days: -1,
    hour: 15.5,
  },
  {
    type: "meeting",
    subject: "Go through the scope",
    contact: 1,
    deal: "Consulting Package",
    days: 2,
    hour: 10,
  },
  { type: "call", subject: "How is it going?", contact: 0, days: 5, hour: 14.5 },
];

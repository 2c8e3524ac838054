import type { ReactNode } from "react";
import { matchPath, type Register } from "react-router";

/** A page with a form, which may open in a dialog over another page. */
export interface FormPage {
  /** Its URL in app/routes.ts; its route exports the loader and action of app/forms/dialog-route.ts. */
  path: keyof Register["pages"];
  /** Whether saving it leads to what it made, instead of back to the page behind. */
  leadsOn?: true;
  /** Loads its component, which gets what its route's loader and action return. */
  load: () => Promise<(props: never) => ReactNode>;
}

const formPages: FormPage[] = [
  {
    path: "/contacts/new",
    load: async () => (await import("./routes/contacts/record/new-contact.tsx")).NewContact,
  },
  {
    path: "/contacts/:id/edit",
    load: async () => (await import("./routes/contacts/record/edit-contact.tsx")).EditContact,
  },
  {
    path: "/companies/new",
    load: async () => (await import("./routes/companies/new-company.tsx")).NewCompany,
  },
  {
    path: "/companies/:id/edit",
    load: async () => (await import("./routes/companies/edit-company.tsx")).EditCompany,
  },
  {
    path: "/deals/new",
    load: async () => (await import("./routes/deals/record/new-deal.tsx")).NewDeal,
  },
  {
    path: "/deals/:id/edit",
    load: async () => (await import("./routes/deals/record/edit-deal.tsx")).EditDeal,
  },
  {
    path: "/deals/:id/move",
    load: async () => (await import("./routes/deals/record/move-deal.tsx")).MoveDeal,
  },
  {
    path: "/deals/:id/close/:kind",
    load: async () => (await import("./routes/deals/record/close-deal.tsx")).CloseDeal,
  },
  {
    path: "/deals/:id/step",
    load: async () => (await import("./routes/deals/record/add-step.tsx")).AddStep,
  },
  {
    path: "/tasks/new",
    load: async () => (await import("./routes/tasks/record/new-todo.tsx")).NewTask,
  },
  {
    path: "/tasks/quick",
    load: async () => (await import("./routes/tasks/record/quick-add.tsx")).QuickAdd,
  },
  {
    path: "/tasks/:id/edit",
    load: async () => (await import("./routes/tasks/record/edit-todo.tsx")).EditTask,
  },
  {
    path: "/tasks/:id/move",
    load: async () => (await import("./routes/tasks/record/move-todo.tsx")).MoveTask,
  },
  {
    path: "/tasks/:id/snooze",
    load: async () => (await import("./routes/tasks/record/snooze-todo.tsx")).SnoozeTask,
  },
  {
    path: "/settings/categories/:id",
    load: async () => (await import("./routes/settings/edit-category.tsx")).EditCategory,
  },
  { path: "/tags/:id", load: async () => (await import("./routes/tags/edit-tag.tsx")).EditTag },
  {
    path: "/views/new",
    leadsOn: true,
    load: async () => (await import("./routes/views/new-view.tsx")).NewView,
  },
  { path: "/views/:id", load: async () => (await import("./routes/views/edit-view.tsx")).EditView },
];

/** The page with a form at a path; undefined for any other page. */
export function formPageAt(pathname: string): FormPage | undefined {
  return formPages.find(({ path }) => matchPath(path, pathname));
}

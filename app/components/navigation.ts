import { href } from "react-router";
import type { ViewList } from "#domain/view.ts";
import type { IconName } from "../ui/icon-names.ts";

/** A page that every other page links to. */
export interface NavigationItem {
  to: string;
  label: string;
  icon: IconName;
  /** The key that leads there after G. */
  key: string;
  /** The list whose saved views are shown below it. */
  views?: ViewList;
  /**
   * What alone shows it besides the More page: a phone's bar has no room for every page, and a
   * sidebar has a search box.
   */
  only?: "sidebar" | "more";
}

/** The pages of the sidebar, in order. */
export const navigation: NavigationItem[] = [
  { to: href("/today"), label: "Today", icon: "sun", key: "h" },
  { to: href("/contacts"), label: "Contacts", icon: "users", key: "c", views: "contacts" },
  { to: href("/companies"), label: "Companies", icon: "building-2", key: "o", only: "sidebar" },
  { to: href("/duplicates"), label: "Duplicates", icon: "blend", key: "u", only: "sidebar" },
  { to: href("/deals"), label: "Deals", icon: "square-kanban", key: "d", views: "deals" },
  { to: href("/tasks"), label: "Tasks", icon: "calendar-check", key: "t", views: "tasks" },
  { to: href("/reports"), label: "Reports", icon: "chart-column", key: "r", only: "sidebar" },
  { to: href("/tags"), label: "Tags", icon: "tag", key: "l", only: "sidebar" },
  { to: href("/activity"), label: "History", icon: "history", key: "y", only: "sidebar" },
  { to: href("/search"), label: "Search", icon: "search", key: "f", only: "more" },
  { to: href("/settings"), label: "Settings", icon: "settings", key: "s", only: "sidebar" },
  { to: href("/trash"), label: "Trash", icon: "trash-2", key: "x", only: "sidebar" },
];

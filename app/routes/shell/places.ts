import {
  Blend,
  Building2,
  History,
  LayoutDashboard,
  type LucideIcon,
  Search,
  Settings,
  SquareKanban,
  Tag,
  Trash2,
  Users,
} from "lucide-react";
import { href } from "react-router";
import type { ViewList } from "#domain/view.ts";

/** A page that can be reached from every other. */
export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  /** The key that leads there after G. */
  key: string;
  /** The list whose saved views stand beneath it. */
  views?: ViewList;
  /** Where alone the sidebar has it: a phone's bar has no room for all, and the search page leads to them. */
  only?: "wide" | "narrow";
}

/** The pages of the sidebar, in its order. */
export const places: Place[] = [
  { to: href("/dashboard"), label: "Today", icon: LayoutDashboard, key: "h" },
  { to: href("/contacts"), label: "Contacts", icon: Users, key: "c", views: "contacts" },
  { to: href("/companies"), label: "Companies", icon: Building2, key: "o", only: "wide" },
  { to: href("/duplicates"), label: "Duplicates", icon: Blend, key: "u", only: "wide" },
  { to: href("/deals"), label: "Deals", icon: SquareKanban, key: "d", views: "deals" },
  { to: href("/tags"), label: "Tags", icon: Tag, key: "l", only: "wide" },
  { to: href("/activity"), label: "Activity", icon: History, key: "a", only: "wide" },
  { to: href("/search"), label: "Search", icon: Search, key: "f", only: "narrow" },
  { to: href("/settings"), label: "Settings", icon: Settings, key: "s" },
  { to: href("/trash"), label: "Trash", icon: Trash2, key: "x", only: "wide" },
];

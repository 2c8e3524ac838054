import { Suspense } from "react";
import { BulkFrame } from "#app/components/list/bulk-frame.tsx";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import { type ContactListQuery, contactList } from "./contact-list.ts";

/** The typed client loads only for an action that takes several calls. */
const BulkProgress = lazyComponent(() => import("./bulk-progress.client.tsx"));

const loadMenus = () => import("./bulk-menus.tsx");

/** Nobody needs them before a row is selected. */
const BulkMenus = import.meta.env.SSR ? (await loadMenus()).default : lateWhenIdle(loadMenus);

interface BulkBarProps {
  page: Pick<ContactPage, "items" | "total" | "totalCapped" | "tags">;
  query: ContactListQuery;
}

/** The bulk actions of contacts. */
export function BulkBar({ page, query }: BulkBarProps) {
  return (
    <BulkFrame list={contactList} query={query} page={page} Progress={BulkProgress}>
      <Suspense>
        <BulkMenus tags={page.tags} />
      </Suspense>
    </BulkFrame>
  );
}

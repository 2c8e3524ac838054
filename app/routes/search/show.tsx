import { useRef } from "react";
import { Form, href, useLocation, useSubmit } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { useShortcut } from "#app/use-shortcut.ts";
import { longestSearch } from "#domain/search/search.ts";
import { searchTerms } from "#domain/search/terms.ts";
import type { Found } from "#server/services/search/find.ts";
import { navigation } from "../../components/navigation.ts";
import { PageLinks } from "../../components/page-links.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/show";
import { FoundSections } from "./found-sections.tsx";
import "./search.css";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.query ? `${loaderData.query} · Search · Kith` : "Search · Kith" },
];

/** How many of each kind the page shows; the lists show all. */
const shown = 8;

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const query = new URL(request.url).searchParams.get("q")?.trim().slice(0, longestSearch) ?? "";
  const { api } = context.get(pageContext);
  return { query, found: query ? await api.search.find({ query, limit: shown }) : null };
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { query, found } = loaderData;
  const { key, state } = useLocation();
  const visit: string = state?.visit ?? key;
  const reading = useReading();
  const count = found ? totalOf(found) : undefined;
  return (
    <div className="search-page">
      <PageHeader
        title="Search"
        detail={
          <span aria-live="polite">
            {count && `${formatCount(count.total, reading)}${count.capped ? "+" : ""} found`}
          </span>
        }
      />
      <SearchForm key={visit} visit={visit} query={query} />
      {!found ? <Beginning /> : null}
      {found && count?.total === 0 ? (
        <EmptyState title="No matches" link={{ to: href("/search"), label: "Clear search" }}>
          No results for “{query}”.
        </EmptyState>
      ) : null}
      {found ? <FoundSections found={found} query={query} terms={searchTerms(query)} /> : null}
    </div>
  );
}

function totalOf(found: Found): { total: number; capped: boolean } {
  const all = Object.values(found);
  return {
    total: all.reduce((sum, { total }) => sum + total, 0),
    capped: all.some(({ totalCapped }) => totalCapped),
  };
}

/** How long a pause in typing is before results are loaded, in milliseconds. */
const pause = 150;

/** A form whose URL is the search; with JavaScript results appear while typing. */
function SearchForm({ visit, query }: { visit: string; query: string }) {
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shortcut = useShortcut("/");
  return (
    <Form
      className="filter"
      role="search"
      replace
      state={{ visit }}
      onSubmit={() => clearTimeout(timer.current)}
    >
      <div className="search">
        <Icon name="search" className="search-icon" />
        <input
          className="input"
          type="search"
          dir="auto"
          name="q"
          aria-label="Search everything"
          aria-keyshortcuts={shortcut}
          placeholder="Name, company, phone, deal, task or note"
          defaultValue={query}
          maxLength={longestSearch}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: people who come here without a search want to type one.
          autoFocus={query === ""}
          onChange={({ currentTarget: { form } }) => {
            clearTimeout(timer.current);
            const send = () => submit(form, { replace: true, state: { visit } });
            timer.current = setTimeout(send, pause);
          }}
        />
      </div>
      <button type="submit" className="button">
        Search
      </button>
    </Form>
  );
}

const pages = navigation.filter(({ to }) => to !== href("/search"));

/** The page before a search: what can be found, and links to the other pages. */
function Beginning() {
  return (
    <>
      <p className="muted search-tips">
        Search names, companies, emails, phones, deals, tasks, tags, and what was said in calls,
        emails, meetings and notes. Accents and phone formats don't matter.
      </p>
      <PageLinks pages={pages} />
    </>
  );
}

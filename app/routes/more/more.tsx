import { Form, href } from "react-router";
import { navigation } from "#app/components/navigation.ts";
import { PageLinks } from "#app/components/page-links.tsx";
import { SignOutForm } from "#app/components/sign-out-form.tsx";
import { pageContext } from "#app/context.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { isPlaceholder } from "#domain/account/email.ts";
import { longestSearch } from "#domain/search/search.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/more";
import "./more.css";

export const meta: Route.MetaFunction = () => [{ title: "More · Kith" }];

export function loader({ context }: Route.LoaderArgs) {
  const email = context.get(pageContext).session?.user.email ?? "";
  return { email: isPlaceholder(email) ? "Address not confirmed yet" : email };
}

const pages = navigation.filter(({ only }) => only === "sidebar");

/** On a phone: search, and the pages that its bar has no room for. */
export default function More({ loaderData: { email } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader title="More" />
      <Form className="filter" role="search" action={href("/search")}>
        <div className="search">
          <Icon name="search" className="search-icon" />
          <input
            className="input"
            type="search"
            dir="auto"
            name="q"
            aria-label="Search everything"
            placeholder="Name, company, phone, deal, task or note"
            maxLength={longestSearch}
            autoComplete="off"
          />
        </div>
        <button type="submit" className="button">
          Search
        </button>
      </Form>
      <PageLinks pages={pages} />
      <div className="more-account">
        {email}
        <SignOutForm className="button" />
      </div>
    </>
  );
}

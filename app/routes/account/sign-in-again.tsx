import { href, Link } from "react-router";
import type { ProviderId } from "#domain/account/provider.ts";
import { ProviderButtons } from "./provider-buttons.tsx";

interface SignInAgainProps {
  /** Those that are linked to the account. */
  providers: ProviderId[];
  /** Whether a link in a mail signs in. */
  hasLink: boolean;
  /** The page to go on to. */
  back: string;
  /** A form that is kept until its person has confirmed. */
  kept: string | null;
}

/** Signing in again confirms that it's somebody as well; only providers bring a kept form back. */
export function SignInAgain({ providers, hasLink, back, kept }: SignInAgainProps) {
  return (
    <>
      <ProviderButtons providers={providers} next={back} kept={kept} />
      {hasLink ? <ByMail back={back} /> : null}
      {hasLink || providers.length > 0 ? null : (
        <p>Sign out and sign in again, which confirms it's you as well.</p>
      )}
      {kept && (hasLink || providers.length === 0) ? (
        <p>
          What you typed isn't kept {providers.length > 0 ? "by mail" : "that way"}, so go back and
          copy it first.
        </p>
      ) : null}
    </>
  );
}

function ByMail({ back }: { back: string }) {
  return (
    <p>
      <Link to={`${href("/sign-in/link")}?${new URLSearchParams({ next: back })}`}>
        Sign in again by mail
      </Link>
      , which confirms it's you as well.
    </p>
  );
}

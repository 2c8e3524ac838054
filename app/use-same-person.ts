import { useEffect } from "react";
import { href } from "react-router";

/**
 * A page that the browser restores from memory is shown only if the same person is still signed in;
 * otherwise it is reloaded.
 */
export function useSamePerson(email: string | null): void {
  useEffect(() => {
    const check = async ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      const { style } = document.documentElement;
      style.visibility = "hidden";
      // Without a connection, nobody can have signed out here.
      const person = await askWho().catch(() => email);
      if (person === email) style.visibility = "";
      else window.location.reload();
    };
    window.addEventListener("pageshow", check);
    return () => window.removeEventListener("pageshow", check);
  }, [email]);
}

async function askWho(): Promise<string | null> {
  const answer = await fetch(href("/who"), { cache: "no-store", redirect: "manual" });
  // If the session was ended elsewhere, the answer is a redirect to sign-in.
  return answer.ok ? answer.json() : null;
}

import { useNavigation } from "react-router";

/** Submits its form; shows when a navigation is under way, and can't be pressed twice. */
export function SubmitButton({
  className = "button button-primary",
  children,
}: {
  className?: string;
  children: React.ReactNode;
}) {
  const busy = useNavigation().state === "submitting";
  return (
    <button
      type="submit"
      className={className}
      aria-busy={busy}
      disabled={busy}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    >
      {children}
    </button>
  );
}

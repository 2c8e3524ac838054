import { useLocation, useNavigate, useNavigation } from "react-router";
import { formPageAt } from "#app/form-pages.ts";

/**
 * Opens a page; one with a form opens over the page one is on, in a history entry that shows the form's
 * own URL.
 */
export function useOpen(): (path: string) => void {
  const navigate = useNavigate();
  const present = useLocation();
  const next = useNavigation().location;
  return (path) => {
    // Right after Back the browser is already on a page that is still loading.
    const isBack = next !== undefined && next.key === window.history.state?.key;
    const { pathname, search, hash, state, key, mask } = isBack ? next : present;
    const wanted = new URL(path, window.location.origin).pathname;
    if (wanted === pathname || !formPageAt(wanted)) {
      navigate(path);
      return;
    }
    navigate(
      { pathname, search, hash },
      {
        mask: path,
        replace: mask !== undefined,
        // The page behind stays as it is, and so does its visit (app/ui/use-visit.ts).
        state: { ...state, visit: state?.visit ?? key },
        preventScrollReset: true,
        defaultShouldRevalidate: isBack,
      },
    );
  };
}

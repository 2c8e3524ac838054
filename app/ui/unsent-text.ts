/** Fields that are selected, not typed in. */
const selected = /^(hidden|checkbox|radio|file|color|submit|button)$/;

/**
 * Whether a form that writes something has typed text that isn't saved, also if the server has
 * refused it and the page shows it again.
 */
export function hasUnsentText(form: HTMLFormElement): boolean {
  const isRefused = form.querySelector('[aria-invalid="true"], [role="alert"]') !== null;
  // Not form.method: a form's fields shadow its own properties.
  return form.getAttribute("method") === "post" && (isRefused || [...form.elements].some(isTyped));
}

/** React keeps the default of a controlled field equal to its value: such a field has `data-saved`. */
function isTyped(field: Element): boolean {
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !selected.test(field.type));
  return isText && field.value !== (field.dataset.saved ?? field.defaultValue);
}

/** Asks before unsent text in any of the forms is discarded. */
export function mayDiscard(forms: Iterable<HTMLFormElement>): boolean {
  return ![...forms].some(hasUnsentText) || window.confirm("Discard what you typed?");
}

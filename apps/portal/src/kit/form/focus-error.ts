const CONTROLS = 'input:not([type=hidden]),textarea,select,button,[tabindex]';

/** Puts the focus on the first field that is wrong and shown; else on the summary. */
export function focusFirstError(form: HTMLElement): void {
  const wrong = [...form.querySelectorAll<HTMLElement>('[aria-invalid=true]')].find(isShown);
  const target = wrong ?? form.querySelector<HTMLElement>('[data-error-summary]');
  target?.focus();
}

/** Puts the focus on the field at a path. */
export function focusField(form: Element, path: string): void {
  const place = form.querySelector(`[data-field="${CSS.escape(path)}"]`);
  place?.querySelector<HTMLElement>(CONTROLS)?.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

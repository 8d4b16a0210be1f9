import type { FieldError } from '../../api/api-error.ts';
import type { FieldErrors } from './binding.ts';

/**
 * The server's `details` by the paths that a form's fields have: `destinations[0].destination_number` becomes
 * `destinations.0.destination_number`. Several messages of one field are joined.
 */
export function fieldErrors(details: readonly FieldError[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { field, message } of details) {
    const path = fieldPath(field);
    const before = errors[path];
    errors[path] = before === undefined ? message : `${before}; ${message}`;
  }
  return errors;
}

/** `a[0].b` and `a.0.b` alike as `a.0.b`. */
function fieldPath(field: string): string {
  return field.replace(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

/** Errors without those of a field and of what is in it: it has been changed. */
export function withoutErrorsAt(errors: FieldErrors, path: string): FieldErrors {
  const kept = Object.entries(errors).filter(([name]) => name !== path && !name.startsWith(`${path}.`));
  return kept.length === Object.keys(errors).length ? errors : Object.fromEntries(kept);
}

/** Whether an error is of one of the fields, or of what is in them. */
export function isErrorOf(path: string, fields: readonly string[]): boolean {
  return fields.some((field) => path === field || path.startsWith(`${field}.`));
}

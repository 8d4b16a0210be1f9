import { type LiveEvent, numberOf, textOf } from '../../live/live-event.ts';

/** What of an extension its registrations decide. */
export interface Registration {
  readonly registered: boolean;
  readonly registration_count: number;
}

export const REGISTRATION_EVENTS = ['registration.*'] as const;

/** Which extension an event of a registration is about, and how many phones it has then; null: about none. */
export function registrationOf(
  event: LiveEvent,
): { readonly uuid: string; readonly registration: Registration } | null {
  const uuid = textOf(event, 'extension_uuid');
  const count = numberOf(event, 'contact_count');
  if (uuid === '' || count === null) return null;
  return { uuid, registration: { registered: count > 0, registration_count: count } };
}

/** A row with its registration; the same row when nothing differs. */
export function registeredAs<Row extends Registration>(row: Row, registration: Registration): Row {
  return row.registration_count === registration.registration_count && row.registered === registration.registered
    ? row
    : { ...row, ...registration };
}

import type { FullDelivery } from './store-deliveries.ts';

type Listed = Pick<
  FullDelivery,
  | 'delivery_id'
  | 'event_id'
  | 'type'
  | 'attempts'
  | 'http_status'
  | 'error'
  | 'duration_ms'
  | 'created_at'
  | 'next_attempt_at'
> & { readonly status: string };

/** A delivery as the list shows it. */
export function presentDeliveryRow(row: Listed): object {
  return {
    delivery_id: row.delivery_id,
    event_id: row.event_id,
    type: row.type,
    status: row.status,
    attempts: row.attempts,
    http_status: row.http_status,
    error: row.error,
    duration_ms: row.duration_ms,
    created_at: row.created_at.toISOString(),
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
  };
}

export function presentDelivery(row: FullDelivery): object {
  return { ...presentDeliveryRow(row), request_body: row.request_body, response_body: row.response_body };
}

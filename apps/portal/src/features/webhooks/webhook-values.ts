import type { AnswerOf } from '@strowger/client';

export type Webhook = AnswerOf<'/api/webhooks/{webhook_id}'>;

/** Areas of events; `area.*` names all of one. */
export const EVENT_NAMES = [
  'cdr.created',
  'channel.*',
  'queue.*',
  'conference.*',
  'voicemail.*',
  'registration.*',
  'fax.*',
  'sms.*',
  'campaign.*',
  'provider.state',
  'config.changed',
  'user.status',
  'billing.*',
  'emergency.call',
] as const;

export interface WebhookValues {
  url: string;
  events: string[];
  description: string | null;
}

export const NEW_WEBHOOK: WebhookValues & { tenant_id: number | undefined } = {
  url: '',
  events: ['cdr.created'],
  description: null,
  tenant_id: undefined,
};

export const valuesOf = ({ url, events, description }: Webhook): WebhookValues => ({ url, events, description });

/** How the last request went, by its HTTP status. */
export type LastOutcome = 'none' | 'good' | 'bad';

export function outcomeOf(status: number | null): LastOutcome {
  if (status === null) return 'none';
  return status >= 200 && status < 300 ? 'good' : 'bad';
}

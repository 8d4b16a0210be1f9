import { Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import { description, eventNames, shownFields, targetUrl } from './schema.ts';
import { forgetFailures, startAnew } from './store.ts';

export const TAG = 'Webhooks';
/** Contract 10 §12. */
export const ACCESS = { callers: ['A', 'T'] } as const;

const seconds = (stored: unknown) => (stored instanceof Date ? Math.floor(stored.getTime() / 1000) : null);
const iso = (stored: unknown) => (stored instanceof Date ? stored.toISOString() : null);

/** Contract 00 "Webhooks". Creates and updates have a way of their own: targets are resolved before the transaction. */
export const WEBHOOKS: Resource = {
  path: '/webhooks',
  tag: TAG,
  what: 'Webhook',
  plural: 'Webhooks',
  table: 'webhooks',
  key: { field: 'webhook_id', kind: 'id' },
  fields: {
    webhook_id: { schema: shownFields.webhook_id, write: 'never' },
    tenant_id: { schema: nullable(Type.Integer()), write: 'never' },
    url: { schema: targetUrl(), required: true },
    events: { schema: eventNames(), required: true },
    description: { schema: description(), store: (sent) => sent ?? '', show: (stored) => stored ?? '' },
    active: { schema: flagNumber(), store: (sent) => sent === 1, show: (stored) => (stored === true ? 1 : 0) },
    last_status: { schema: shownFields.last_status, write: 'never' },
    last_at: { schema: shownFields.last_at, write: 'never', show: iso },
    date_created: { schema: shownFields.date_created, write: 'never', show: seconds },
  },
  rows: { tenant: 'tenant_id' },
  access: { list: ACCESS, read: ACCESS, delete: ACCESS },
  searched: ['url', 'description'],
  filters: { active: 'flag' },
  hooks: { after: followChange },
};

/** What a webhook was or pointed at before says nothing of what it is now. */
async function followChange({ writer, before, after }: Change): Promise<void> {
  const id = after?.['webhook_id'];
  if (!before || !after || typeof id !== 'number') return;
  if (before['active'] === 0 && after['active'] === 1) await startAnew(writer.trx, id);
  else if (before['url'] !== after['url']) await forgetFailures(writer.trx, id);
}

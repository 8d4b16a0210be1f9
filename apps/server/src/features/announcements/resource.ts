import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { MESSAGE_TAGS, sanitise } from '../../html/sanitise.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';

/** More than what is kept of it: what is pasted loses its mark-up first. */
const LONGEST_PASTED = 65_536;
/** In octets, once it is sanitised (contract 10 §7.2). */
const LONGEST_MESSAGE = 8 * 1024;

/** Contract 10 §7.2. There is no more than one of a tenant, and a way of its own to write it: save-announcement.ts. */
export const ANNOUNCEMENTS: Resource = {
  path: '/announcement',
  tag: 'Announcements',
  what: 'Announcement',
  plural: "The caller's tenant's announcement and the system-wide one; a super admin sees all",
  table: 'announcements',
  key: { field: 'announcement_id', kind: 'id' },
  fields: {
    announcement_id: { schema: Type.Integer(), write: 'never' },
    id: { schema: Type.Integer(), column: 'announcement_id', write: 'never' },
    tenant_id: {
      schema: Type.Integer({ description: '0: system-wide.' }),
      write: 'never',
      show: (stored) => stored ?? 0,
    },
    company: {
      schema: nullable(Type.String({ description: 'Of the tenant; null: of none.' })),
      computed: sql`(select t.company from tenants t where t.tenant_id = r.tenant_id)`,
    },
    title: { schema: nullable(Type.String({ maxLength: 255 })), store: (sent) => sent ?? '' },
    message: {
      schema: nullable(Type.String({ maxLength: LONGEST_PASTED, description: 'Sanitised HTML, 8 KiB at most.' })),
      store: (sent) => sent ?? '',
    },
    date_created: epochField(),
  },
  rows: { tenant: 'tenant_id', common: 'seen' },
  access: { list: { callers: ['A', 'T', 'U'] } },
  named: 'title',
  searched: ['title', 'message'],
  // Another text is another announcement: it counts from then on.
  times: { created: 'date_created', updated: 'date_created' },
  hooks: { before: requireShortMessage },
};

/** A text as it is kept. */
export function cleanTitle(sent: unknown): string {
  return typeof sent === 'string' ? sent.trim() : '';
}

export function cleanMessage(sent: unknown): string {
  return typeof sent === 'string' ? sanitise(sent, MESSAGE_TAGS) : '';
}

async function requireShortMessage({ after }: Change): Promise<void> {
  const message = after?.['message'];
  if (typeof message === 'string' && Buffer.byteLength(message) > LONGEST_MESSAGE) {
    throw errors.badField('message', 'must not be longer than 8 KiB');
  }
}

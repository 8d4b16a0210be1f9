import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { sanitiseMail, textOfHtml } from '../../html/sanitise-mail.ts';
import { nullable } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { epochField, lineField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';

export const mayWithTemplates = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

const LONGEST_BODY = 256 * 1024;

const longText = (): Field => ({
  schema: nullable(Type.String({ maxLength: LONGEST_BODY })),
  store: (sent) => sent ?? '',
});

/** Mails that programs and campaigns send (contract 30 §15). */
export const templateResource = ({ db }: Pick<Platform, 'db'>, files: MediaStore): Resource => ({
  path: '/templates',
  tag: 'Templates',
  what: 'Template',
  plural: 'Templates',
  table: 'templates',
  key: { field: 'template_id', kind: 'id' },
  fields: {
    template_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    name: { schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,128}$' }), required: true },
    type: lineField(64),
    description: lineField(255),
    subject: lineField(255),
    body: { ...longText(), store: (sent) => (typeof sent === 'string' ? sanitiseMail(sent) : '') },
    body_alt: longText(),
    attachment: {
      schema: Type.Array(Type.String(), { description: 'Names of what is attached.' }),
      computed: sql`select coalesce(jsonb_agg(a.name order by a.template_attachment_id), '[]'::jsonb)
        from template_attachments as a where a.template_id = r.template_id`,
    },
    length: { schema: Type.Integer({ description: 'Characters of the body.' }), computed: sql`length(r.body)` },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: {
    list: mayWithTemplates('template_list'),
    read: mayWithTemplates('template_read'),
    create: mayWithTemplates('template_create'),
    update: mayWithTemplates('template_update'),
    delete: mayWithTemplates('template_delete'),
  },
  listed: ['template_id', 'tenant_id', 'name', 'subject', 'type', 'length', 'description'],
  named: 'name',
  searched: ['name', 'subject', 'description'],
  filters: {
    template_id: 'id',
    name: 'contains',
    subject: 'contains',
    type: 'text',
    description: 'contains',
    user_id: 'id',
    created_by: { field: 'user_id', by: 'id' },
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'file_name', 'data'],
  hooks: {
    complete: withText,
    after: async ({ writer: { trx }, before, after }) => {
      if (before === null || after !== null) return;
      const folder = folderOfTemplate(Number(before['tenant_id']), Number(before['template_id']));
      db.afterCommit(trx, () => files.removeFolder(folder));
    },
  },
});

/** Folder of the media store with what is attached to all templates. */
export const TEMPLATES_FOLDER = 'templates';

export function folderOfTemplate(tenantId: number, templateId: number): string {
  return `${TEMPLATES_FOLDER}/${tenantId}/${templateId}`;
}

/** A text that nobody wrote follows the body. */
async function withText({ before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const text = String(after['body_alt'] ?? '');
  const isDerived = text === '' || (before !== null && text === textOfHtml(String(before['body'] ?? '')));
  return isDerived ? { body_alt: textOfHtml(sanitiseMail(String(after['body'] ?? ''))) } : {};
}

import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { QUALITIES } from '../../fax-documents/fax-quality.ts';
import { nullable } from '../../http/fields.ts';
import { OWNER, ownerAlias, ownerField, ownerOf } from '../../http/resource/owner.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import { type DocumentParts, folderOf } from './document-files.ts';
import { requireUnusedDocument } from './documents-in-use.ts';

/** Who may do what with documents; end users with their own (contract 30 §1.1, §12). */
export const mayWithDocuments = (permission: string): Exclude<Access, 'public'> => ({
  callers: ['A', 'T', 'U'],
  permission,
});

const shown = (description: string) => ({ schema: Type.Integer({ description }), write: 'never' as const });

/** What is faxed (contract 30 §12). */
export const documents = ({
  db,
  environment,
  vault,
}: Pick<DocumentParts, 'db' | 'environment' | 'vault'>): Resource => ({
  path: '/documents',
  tag: 'Documents',
  what: 'Document',
  plural: 'Documents',
  table: 'documents',
  key: { field: 'document_id', kind: 'id' },
  fields: {
    document_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    name: {
      schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,128}$' }),
      required: true,
      store: (sent) => (typeof sent === 'string' ? sent.trim() : sent),
    },
    file_name: {
      schema: nullable(Type.String({ description: 'Null: nothing has been uploaded.' })),
      computed: sql`case when r.type is not null then 'document_' || r.document_id || '.pdf' end`,
    },
    type: { schema: nullable(Type.String({ description: 'Extension of the first file.' })), write: 'never' },
    pages: shown('Of all files.'),
    description: { schema: nullable(Type.String({ maxLength: 255 })) },
    ocr: { schema: Type.String({ description: 'Recognised text; empty.' }), write: 'never' },
    quality: {
      schema: Type.Enum([...QUALITIES], {
        description:
          'dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391',
      }),
    },
    size_x: shown('Of the fax image, pixels.'),
    size_y: shown('Of its first page, lines.'),
    resolution_x: shown('dpi'),
    resolution_y: shown('dpi'),
    has_token: { schema: Type.String({ description: 'Merge tokens of its office files.' }), write: 'never' },
    user_id: ownerField,
    date_created: epochField(),
    last_updated: epochField(),
  },
  listed: [
    ...['document_id', 'tenant_id', 'name', 'file_name', 'type', 'pages', 'description', 'ocr', 'quality'],
    ...['date_created', 'user_id'],
  ],
  rows: { tenant: 'tenant_id', owner: (userId) => sql`r.created_by = ${userId}` },
  access: {
    list: mayWithDocuments('document_list'),
    read: mayWithDocuments('document_read'),
    create: mayWithDocuments('document_create'),
    delete: mayWithDocuments('document_delete'),
  },
  named: 'name',
  searched: ['name', 'description'],
  filters: { document_id: 'id', name: 'contains', type: 'contains', description: 'contains', user_id: 'id' },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['username', 'email', 'company', 'tenant_name', 'updated_by'],
  relatedTexts: { username: ofOwner('username'), email: ofOwner('email') },
  references: [OWNER],
  extras: { fields: {}, read: async () => ({}), written: ownerAlias },
  hooks: {
    complete: ownerOf,
    before: async ({ writer: { trx }, before, after }) => {
      if (before !== null && after === null) await requireUnusedDocument(trx, Number(before['document_id']));
    },
    after: async ({ writer: { trx }, before, after }) => {
      if (before === null || after !== null) return;
      const folder = folderOf(Number(before['tenant_id']), Number(before['document_id']));
      db.afterCommit(trx, () => new MediaStore(environment.data, vault).removeFolder(folder));
    },
  },
});

function ofOwner(column: 'username' | 'email') {
  return (text: string) => sql`exists (
    select from users where users.user_id = r.created_by and lower(${sql.ref(`users.${column}`)}) = ${text.toLowerCase()})`;
}

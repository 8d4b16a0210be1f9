import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import type { ProgramType } from '../program-type.ts';
import { idIn, requireRow } from '../required.ts';
import { SERVICE } from '../services.ts';

/** Sends a document. */
export const sendfax: ProgramType = {
  name: 'sendfax',
  serviceFlag: SERVICE.fax,
  parameters: { document_id: nullable(Type.Union([Type.Integer(), Type.String()])) },
  async complete(sent, place) {
    const documentId = idIn(sent, 'document_id');
    if (documentId === null) {
      throw errors.preconditionFailed('A document must be selected before the fax can be sent', [
        { field: 'document_id', message: 'is required' },
      ]);
    }
    await requireRow(place, 'documents', documentId);
    return { document_id: documentId };
  },
  async work(data, { trx, tenantId }) {
    const documentId = idIn(data, 'document_id') ?? 0;
    const file = await trx
      .selectFrom('document_files')
      .select('document_id')
      .where('document_id', '=', documentId)
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', 'fax')
      .executeTakeFirst();
    if (!file) throw errors.preconditionFailed('Document media not found');
    return { service: 'fax', documentId };
  },
};

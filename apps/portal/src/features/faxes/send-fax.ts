import i18next from 'i18next';
import { ApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import type { QUALITIES } from '../documents/document.ts';
import { type Draft, setQuality } from './fax-files.ts';

/** What the form of a new fax asks. */
export interface FaxWish {
  /** With commas. */
  readonly numbers: string;
  /** Empty: the document's name. */
  readonly title: string;
  /** Empty: the sender's default account. */
  readonly accountId: string;
  /** Empty: no cover sheet. */
  readonly coverId: string;
  /** How finely the pages are sent. */
  readonly quality: (typeof QUALITIES)[number];
  readonly tries: number;
}

/**
 * One program, and a transmission to each number, each sent at once (contract 30 §18.7). @throws ApiError of the first
 * that was refused; those before it are on their way
 */
export async function sendFax(wish: FaxWish, draft: Draft | null, tenant: { tenant_id?: number }): Promise<void> {
  if (draft === null) throw refused('pages', 'faxes:needsPages');
  const numbers = wish.numbers.split(',').filter((number) => number !== '');
  if (numbers.length === 0) throw refused('numbers', 'faxes:needsNumber');
  await setQuality(draft.documentId, wish.quality);
  const account = wish.accountId === '' ? {} : { account_id: Number(wish.accountId) };
  const { data: program } = await api.POST('/api/programs/{program_name}', {
    params: { path: { program_name: 'sendfax' } },
    body: {
      name: 'sendfax',
      document_id: draft.documentId,
      ...account,
      ...tenant,
      ...(wish.coverId === '' ? {} : { cover_id: Number(wish.coverId) }),
    },
  });
  for (const phone of numbers) {
    const { data: transmission } = await api.POST('/api/transmissions', {
      body: {
        program_id: Number(program),
        phone,
        title: wish.title,
        try_allowed: wish.tries,
        sendcover: wish.coverId === '' ? 0 : 1,
        ...account,
      },
    });
    const path = { transmission_id: Number(transmission) };
    await api.POST('/api/transmissions/{transmission_id}/send', { params: { path } });
  }
}

function refused(field: string, key: 'faxes:needsPages' | 'faxes:needsNumber'): ApiError {
  return new ApiError(400, i18next.t(key), [{ field, message: i18next.t(key) }]);
}

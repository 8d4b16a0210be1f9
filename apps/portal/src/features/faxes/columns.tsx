import type { RowOf } from '@strowger/client';
import type { TFunction } from 'i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { CallableNumber } from '../../softphone/index.ts';
import { FaxStatus } from './fax-status.tsx';

export const FAXES = '/api/faxes';
export type FaxRow = RowOf<typeof FAXES>;

/** Who is at the other end: the contact's name, else his number. */
export function partyOf({ contact, contact_phone }: Pick<FaxRow, 'contact' | 'contact_phone'>): string {
  const name = `${contact.first_name} ${contact.last_name}`.trim();
  return name === '' || name === contact_phone ? (contact_phone ?? '') : name;
}

/** What every list of faxes shows. */
export function faxColumns(t: TFunction<'faxes'>, way: 'in' | 'out'): readonly Column<FaxRow>[] {
  const party: Column<FaxRow> = {
    key: 'contact_phone',
    title: way === 'in' ? t('from') : t('to'),
    cell: (row) => (
      <>
        {partyOf(row)} {partyOf(row) !== row.contact_phone && <CallableNumber number={row.contact_phone} />}
      </>
    ),
  };
  return [
    { key: 'date_created', title: t('when'), sort: 'transmission_id', cell: (row) => <When at={row.date_created} /> },
    party,
    { key: 'title', title: t('subject'), from: 'md', cell: (row) => row.title },
    { key: 'pages', title: t('pages'), align: 'right', cell: (row) => row.pages || '–' },
    {
      key: 'status',
      title: t('state'),
      cell: (row) => <FaxStatus status={row.status} reason={row.response_text || row.response} />,
    },
    { key: 'account', title: t('account'), from: 'lg', cell: (row) => row.account_phone || row.account.username },
  ];
}

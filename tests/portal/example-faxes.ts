type Fields = Readonly<Record<string, unknown>>;
type Make = (list: string, fields: Fields) => Promise<string>;

const COVER = '<h1>Fax</h1><p>To [transmission:contact:first_name], [program:date]</p>';

/**
 * What the company has of faxes: one that waits, a group that a campaign is for, somebody who wants nothing, a cover page
 * and an account to send with.
 */
export async function makeExampleFaxes(make: Make): Promise<void> {
  const documentId = Number(await make('documents', { name: 'Price list' }));
  const programId = Number(await make('programs', { type: 'sendfax', name: 'Price list', document_id: documentId }));
  const fax = { program_id: programId, phone: '+441632960170', title: 'Price list for Meridian' };
  await make('transmissions', fax);
  const groupId = Number(await make('groups', { name: 'Instrument makers' }));
  await make('contacts', { first_name: 'Aldo', last_name: 'Ferri', phone: '+441632960171', group_id: groupId });
  await make('campaigns', { name: 'Spring prices', program_id: programId, group_id: groupId, cpm: 10 });
  const coverId = Number(await make('coverpages', { title: 'Letter of Lindqvist', description: COVER }));
  const settings = { coverpage: coverId, fax_ident: '+441632960100' };
  await make('accounts', { type: 'account', username: 'sales.fax', first_name: 'Sales', active: 1, settings });
  await make('contact_dncs', { first_name: 'Ines', last_name: 'Roth', phone: '+441632960172' });
}

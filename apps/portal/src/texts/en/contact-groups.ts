/** Groups of contacts. */
export const texts = {
  title: 'Contact groups',
  text: 'Contacts that are reached together, by campaigns.',
  add: 'New group',
  new: 'New group',
  none: 'No groups yet',
  noneText: 'A group holds contacts for a campaign; import them from a file.',
  notFound: 'This group is not there',
  name: 'Name',
  description: 'Description',
  contacts: 'Contacts',
  noContacts: 'Nobody is in this group',
  noContactsText: 'Import a file above.',
  removed: 'The contacts stay.',
  what: 'The group',
  person: 'Name',
  phone: 'Phone',
  email: 'E-mail',
  export: 'Export CSV',
  importText:
    'Import a file with the columns phone, first_name, last_name, email, address, custom1, custom2, custom3, description.',
};

/** Whom nothing is sent to. */
export const texts = {
  title: 'Do not contact',
  text: 'Nothing is sent to these numbers and addresses: no fax, message, mail or call of a campaign.',
  add: 'Add',
  new: 'Do not contact',
  none: 'The list is empty',
  importText: 'Import a file with the columns first_name, last_name, phone.',
  noneText:
    'Whoever does not want to hear from you stands here. Add one, or import a file with first name, last name, phone.',
  notFound: 'This entry is not there',
  phone: 'Phone',
  email: 'E-mail',
  person: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  address: 'Address',
  custom: 'Field {{number}}',
  why: 'Why',
  whom: 'Whom',
  whomText: 'A number, an address or both.',
  removed: 'They can be contacted again.',
};

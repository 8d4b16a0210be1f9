/** Caller ids. */
export const texts = {
  title: 'Caller ids',
  one: 'Caller id',
  text: 'Numbers beside your own that calls to outside may show. Extensions and fax accounts choose among them.',
  new: 'New caller id',
  none: 'No caller ids yet',
  noneText:
    'Your own numbers may always be shown. Add another one that is yours, such as a mobile or a service number.',
  phone: 'Number',
  phoneHelp: 'With + and the country.',
  label: 'Label',
  tenant: 'Tenant',
  active: 'On',
  email: 'E-mail',
  emailHelp: 'Who to ask about this number.',
  user: 'Belongs to',
  userHelp: 'The user who may change it.',
  userOfNewHelp: 'The user who may change it. Empty: you.',
  what: 'The number',
  whatText: 'Only numbers that belong to you: carriers check it.',
};

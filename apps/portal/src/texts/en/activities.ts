/** What was done, in words. */
export const texts = {
  title: 'Activities',
  text: 'Logins and changes, the newest first.',
  at: 'When',
  what: 'What',
  who: 'Who',
  from: 'From',
  since: 'First day',
  until: 'Last day',
  none: 'No activities',
  noneText: 'Logins and changes are listed here.',
};

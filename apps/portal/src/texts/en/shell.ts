/** The frame around every page. */
export const texts = {
  skip: 'Skip to content',
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    close: 'Close the menu',
    overview: 'Overview',
    telephony: 'Telephony',
    handling: 'Call handling',
    records: 'Records',
    administration: 'Administration',
    mine: 'My phone',
  },
  colours: { label: 'Colour scheme', auto: 'Like the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  user: { menu: 'Account of {{name}}', provider: 'Provider', admin: 'Administrator', user: 'User', logOut: 'Log out' },
  tenant: { label: 'Tenant', all: 'All tenants' },
  lost: { title: 'No connection', text: 'The server cannot be reached. Trying again by itself.' },
  impersonation: { text: 'You are acting as {{name}}.', end: 'Back to my own account' },
  idle: {
    title: 'Are you still there?',
    text_one: 'Nothing was done for a while. You are logged out in {{count}} second.',
    text_other: 'Nothing was done for a while. You are logged out in {{count}} seconds.',
    stay: 'Stay logged in',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address is wrong, or you may not see what is there.',
    home: 'To the dashboard',
  },
  failed: {
    title: 'This page could not be shown',
    text: 'Something went wrong in the portal. Nothing that was saved is lost.',
    reload: 'Load the page again',
  },
};

/** Who works in the example company. The first is its admin, the fourth the end user. */
export const PEOPLE = [
  { number: '201', first: 'Ingrid', last: 'Lindqvist', does: 'Managing director' },
  { number: '202', first: 'Marcus', last: 'Webb', does: 'Head of sales' },
  { number: '203', first: 'Priya', last: 'Raman', does: 'Sales' },
  { number: '204', first: 'Tom', last: 'Okafor', does: 'Sales' },
  { number: '205', first: 'Elena', last: 'Petrova', does: 'Service desk' },
  { number: '206', first: 'James', last: 'Hollis', does: 'Service desk' },
  { number: '207', first: 'Sofia', last: 'Marin', does: 'Accounts' },
  { number: '208', first: 'Ben', last: 'Achterberg', does: 'Workshop' },
] as const;

/** Those who log in beside them. */
export const STAFF = PEOPLE.filter(({ number }) => ['202', '203', '205', '207'].includes(number));

/** Whom it knows outside; numbers kept free for examples. */
export const OUTSIDE = [
  {
    first_name: 'Grace',
    last_name: 'Whitfield',
    phone: '+441632960011',
    description: 'Harbour Dental',
    speed_dial: '11',
  },
  { first_name: 'Daniel', last_name: 'Osei', phone: '+441632960024', description: 'Courier' },
  {
    first_name: 'Hanna',
    last_name: 'Virtanen',
    phone: '+441632960037',
    description: 'Nordic Optics',
    speed_dial: '12',
  },
  { first_name: 'Luca', last_name: 'Bianchi', phone: '+441632960042', description: 'Bianchi Components' },
  { first_name: 'Amelia', last_name: 'Stone', phone: '+441632960058', description: 'Insurance' },
] as const;

/** The provider's other customers. */
export const OTHER_COMPANIES = [
  { company: 'Harbour Dental', domain: 'harbour-dental.example.com' },
  { company: 'Nordic Optics', domain: 'nordic-optics.example.com' },
  { company: 'Bianchi Components', domain: 'bianchi.example.com' },
] as const;

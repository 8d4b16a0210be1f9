import type { SavedForm } from './saved-form.ts';

const CARRIER = { name: 'North Carrier', host: '127.0.0.9' };

/**
 * Forms of whoever runs the platform, in an order in which each finds what it names.
 * @param company the tenant that is chosen at the top of the page
 * @param tenantId its id
 */
export const providerForms = (company: string, tenantId: number): readonly SavedForm[] => [
  {
    path: '/providers/new',
    title: 'New provider',
    list: 'providers',
    id: 'provider_id',
    folded: true,
    texts: {
      Name: CARRIER.name,
      Address: CARRIER.host,
      'Realm of the login': 'carrier.example',
      'Registers again after a failure in': '45',
    },
    has: CARRIER,
    also: { at: '/providers/:id', has: { realm: 'carrier.example', retry_seconds: 45, tenant_id: tenantId } },
    shownAt: 'Name',
  },
  {
    path: '/routes/new',
    title: 'New route',
    list: 'routes',
    id: 'route_id',
    texts: { Prefix: '4930', Name: 'Berlin', Cost: '0.0125' },
    choices: { Provider: CARRIER.name },
    has: { name: 'Berlin', destination_id: '4930', provider: CARRIER.name },
    shownAt: 'Name',
  },
  {
    path: '/destinations/new',
    title: 'New destination',
    list: 'destination',
    id: 'destination_id',
    folded: true,
    texts: { Prefix: '+33 1', Name: 'Paris', 'Carrier number': '77' },
    choices: { 'Kind of network': 'Landline' },
    has: { name: 'Paris', prefix: '331' },
    also: { at: '/destination/:id', has: { carriertype_id: 1, carrier_id: 77 } },
    shownAt: 'Name',
  },
  {
    path: '/dids/new',
    title: 'Register numbers',
    list: 'dids',
    id: 'account_id',
    texts: { Numbers: '+4930100500', Label: 'Hotline' },
    has: { first_name: 'Hotline', phone: '+4930100500', tenant_id: tenantId },
    shownAt: 'Label',
    save: 'Register',
  },
  {
    path: '/caller-ids/new',
    title: 'New caller id',
    list: 'cids',
    id: 'account_id',
    folded: true,
    texts: { Number: '+491715550100', Label: 'Mobile', 'E-mail': 'mobile@alpha.example' },
    has: { first_name: 'Mobile', phone: '+491715550100', email: 'mobile@alpha.example' },
    shownAt: 'Label',
  },
  {
    path: '/plans/new',
    title: 'New plan',
    list: 'plans',
    id: 'plan_id',
    texts: { Name: 'Wholesale', Description: 'For resellers' },
    has: { name: 'Wholesale', description: 'For resellers' },
    shownAt: 'Name',
    tab: 'plan',
  },
  {
    path: '/packages/new',
    title: 'New package',
    list: 'packages',
    id: 'package_id',
    texts: { Name: 'Team', Price: '129.5' },
    choices: { Plan: 'Wholesale', Renews: 'Every quarter' },
    has: { name: 'Team', plan_name: 'Wholesale', price: 129.5 },
    shownAt: 'Name',
  },
  {
    path: '/subscriptions/new',
    title: 'Give a tenant a package',
    list: 'subscriptions',
    id: 'subscription_id',
    texts: {},
    choices: { Package: 'Team' },
    switches: ['Charge the price at each renewal'],
    has: { package_name: 'Team', tenant_id: tenantId, company, auto_renew: 1 },
  },
  {
    path: '/payments/new',
    title: 'Enter a payment',
    list: 'payments',
    id: 'payment_id',
    texts: { Amount: '250.75', Description: 'Invoice 77' },
    choices: { 'Paid by': 'Cheque' },
    has: { description: 'Invoice 77', paid_amount: 250.75, type: 'cheque' },
    shownAt: 'Description',
  },
];

/** A cell of the table of contract 10 §12, in its own notation. */
const MARKS = ['✔', 'own', 'ten', 'own ten', 'own (+reset ten)', 'own with key', 'with `branding`', '–'] as const;

export type Mark = (typeof MARKS)[number];
export type Kind = 'P' | 'U' | 'T' | 'A';

export interface IndexRow {
  /** `PUT /users/$user_id`. */
  readonly endpoint: string;
  readonly marks: Readonly<Record<Kind, Mark>>;
  /** Marked E: there is no such thing in Community. */
  readonly enterpriseOnly: boolean;
}

/** Contract 10 §12, one line an endpoint; what it abbreviates with `…` is written out as the sections before it name it. */
export const ENDPOINT_INDEX = readRows(`
POST /authenticate                                     | ✔ | ✔ | ✔ | ✔
POST /token_payload                                    | ✔ | ✔ | ✔ | ✔
POST /forgot_password                                  | ✔ | ✔ | ✔ | ✔
PUT /update_password                                   | ✔ | ✔ | ✔ | ✔
POST /authenticate/cancel/$user_id                     | – | own | ten | ✔
GET /get_user                                          | – | own | own | own
PUT /password/users                                    | – | own | own | own
GET /user/get_user                                     | – | – | ten | ✔
POST /user/totpqrcode                                  | – | own | own (+reset ten) | ✔
POST /user/totp/verify                                 | – | own | own (+reset ten) | ✔
GET /tenants                                           | – | – | own | ✔
GET /tenants/$tenant_id                                | – | – | own | ✔
POST /tenants                                          | – | – | – | ✔ | E
PUT /tenants/$tenant_id                                | – | – | – | ✔ | E
DELETE /tenants/$tenant_id                             | – | – | – | ✔ | E
GET /users                                             | – | own | ten | ✔
GET /users/$user_id                                    | – | own | ten | ✔
POST /users                                            | – | – | ten | ✔
DELETE /users/$user_id                                 | – | – | ten | ✔
PUT /users/$user_id                                    | – | own | ten | ✔
PUT /users/$user_id/password                           | – | own | ten | ✔
GET /users/$user_id/permissions                        | – | – | ten | ✔
GET /users/$user_id/permissions/$permission_id         | – | – | ten | ✔
PUT /users/$user_id/permissions                        | – | – | ten | ✔
PUT /users/$user_id/permissions/$permission_id         | – | – | ten | ✔
DELETE /users/$user_id/permissions/$permission_id      | – | – | ten | ✔
GET /users/$user_id/roles                              | – | own | ten | ✔
GET /users/$user_id/roles/$role_id                     | – | own | ten | ✔
PUT /users/$user_id/roles                              | – | – | ten | ✔
DELETE /users/$user_id/roles                           | – | – | ten | ✔
PUT /users/$user_id/roles/$role_id                     | – | – | ten | ✔
DELETE /users/$user_id/roles/$role_id                  | – | – | ten | ✔
GET /tenants/$tenant_id/settings                       | – | – | ten | ✔
PUT /tenants/$tenant_id/settings                       | – | – | ten | ✔
GET /audit                                             | – | – | ten | ✔
GET /audit/csv                                         | – | – | ten | ✔
GET /webhooks                                          | – | – | ten | ✔
POST /webhooks                                         | – | – | ten | ✔
GET /webhooks/$webhook_id                              | – | – | ten | ✔
PUT /webhooks/$webhook_id                              | – | – | ten | ✔
DELETE /webhooks/$webhook_id                           | – | – | ten | ✔
POST /webhooks/$webhook_id/rotate                      | – | – | ten | ✔
POST /webhooks/$webhook_id/test                        | – | – | ten | ✔
GET /webhooks/$webhook_id/deliveries                   | – | – | ten | ✔
GET /webhooks/$webhook_id/deliveries/$delivery_id      | – | – | ten | ✔
POST /webhooks/$webhook_id/deliveries/$delivery_id/redeliver | – | – | ten | ✔
GET /settings                                          | – | – | – | ✔
PUT /settings                                          | – | – | – | ✔
GET /events                                            | – | own | ten | ✔
PUT /users/$user_id/credit                             | – | – | – | ✔
GET /users/$user_id/config/$config_name                | – | own | ten | ✔
PUT /users/$user_id/config/$config_name                | – | own | ten | ✔
GET /users/$user_id/accounts                           | – | own | ten | ✔
GET /users/$user_id/status                             | – | own | ten | ✔
GET /users/$user_id/token                              | – | – | ten | ✔
GET /users/activities/$user_id                         | – | own | ten | ✔
GET /users/activity/$user_id                           | – | own | ten | ✔
GET /users/act/csv/$userid                             | – | own | ten | ✔
GET /users/$user_id/media                              | ✔ | ✔ | ✔ | ✔
PUT /users/$user_id/media                              | – | own | ten | ✔
GET /api_keys                                          | – | own with key | ten | ✔
POST /api_keys                                         | – | own with key | ten | ✔
PUT /api_keys/$id                                      | – | own with key | ten | ✔
DELETE /api_keys/$id                                   | – | own with key | ten | ✔
GET /roles                                             | – | – | ✔ | ✔
GET /roles/$role_id                                    | – | – | ✔ | ✔
GET /permissions                                       | – | – | ✔ | ✔
POST /roles                                            | – | – | – | ✔
PUT /roles/$role_id                                    | – | – | – | ✔
DELETE /roles/$role_id                                 | – | – | – | ✔
PUT /roles/$role_id/permissions/$permission_id         | – | – | – | ✔
DELETE /roles/$role_id/permissions/$permission_id      | – | – | – | ✔
POST /permissions                                      | – | – | – | ✔
GET /branding/$tenant_id                               | – | own ten | own | ✔ | E
GET /branding/$tenant_id/media                         | ✔ | ✔ | ✔ | ✔ | E
GET /branding_public/$host                             | ✔ | ✔ | ✔ | ✔ | E
GET /branding_default                                  | ✔ | ✔ | ✔ | ✔ | E
PUT /branding/$tenant_id/media                         | – | – | with \`branding\` | ✔ | E
POST /branding                                         | – | – | with \`branding\` | ✔ | E
GET /announcement                                      | – | own ten | own ten | ✔
GET /announcement/$tenant_id                           | – | own ten | own ten | ✔
POST /announcement                                     | – | – | ten | ✔
POST /announcement/$tenant_id                          | – | – | ten | ✔
GET /password_policy                                   | ✔ | ✔ | ✔ | ✔
POST /password_policy                                  | – | – | – | ✔
GET /billing/quota                                     | – | own ten | own | ✔ | E
GET /billing/usage                                     | – | own ten | own | ✔ | E
GET /billing/credit                                    | – | own ten | own | ✔ | E
GET /billing/gate                                      | – | own ten | own | ✔ | E
GET /billing/quota/all/$tenant_id                      | – | – | own | ✔ | E
PUT /billing/quota/$tenant_id                          | – | – | – | ✔ | E
GET /packages                                          | – | – | own | ✔ | E
GET /packages/$package_id                              | – | – | own | ✔ | E
POST /packages                                         | – | – | – | ✔ | E
PUT /packages/$package_id                              | – | – | – | ✔ | E
DELETE /packages/$package_id                           | – | – | – | ✔ | E
GET /subscriptions                                     | – | – | own | ✔ | E
GET /subscriptions/packages                            | – | – | own | ✔ | E
POST /subscriptions                                    | – | – | – | ✔ | E
PUT /subscriptions/$subscription_id/activate           | – | – | – | ✔ | E
PUT /subscriptions/$subscription_id/suspend            | – | – | – | ✔ | E
GET /plans                                             | – | – | own | ✔ | E
GET /plans/$plan_id                                    | – | – | own | ✔ | E
POST /plans                                            | – | – | – | ✔ | E
PUT /plans/$plan_id                                    | – | – | – | ✔ | E
DELETE /plans/$plan_id                                 | – | – | – | ✔ | E
GET /rates                                             | – | – | own | ✔ | E
GET /rates/$rate_id                                    | – | – | own | ✔ | E
POST /rates                                            | – | – | – | ✔ | E
PUT /rates/$rate_id                                    | – | – | – | ✔ | E
DELETE /rates/$rate_id                                 | – | – | – | ✔ | E
GET /rates/csv/file                                    | – | – | – | ✔ | E
GET /rates/sample/csv                                  | – | – | – | ✔ | E
POST /rates/$service_flag/$plan_id/csv                 | – | – | – | ✔ | E
GET /payments                                          | – | – | own | ✔ | E
GET /payments/$payment_id                              | – | – | own | ✔ | E
POST /payments                                         | – | – | – | ✔ | E
PUT /payments/$payment_id                              | – | – | – | ✔ | E
DELETE /payments/$payment_id                           | – | – | – | ✔ | E
GET /country                                           | – | ✔ | ✔ | ✔
GET /country/$country_id                               | – | ✔ | ✔ | ✔
GET /region                                            | – | ✔ | ✔ | ✔
GET /region/$region_id                                 | – | ✔ | ✔ | ✔
GET /timezone                                          | – | ✔ | ✔ | ✔
GET /timezone/$timezone_id                             | – | ✔ | ✔ | ✔
GET /services                                          | – | ✔ | ✔ | ✔
`);

/** Endpoints of the administration part that other lines of the contract ask for, and our own beside them. */
export const BESIDE_THE_INDEX = readRows(`
GET /user/totp/recovery_codes                          | – | own | own | own
POST /user/totp/recovery_codes                         | – | own | own | own
GET /ws                                                | – | own | ten | ✔
GET /sso                                               | ✔ | ✔ | ✔ | ✔
GET /sso/$sso_provider_id/start                        | ✔ | ✔ | ✔ | ✔
GET /sso/$sso_provider_id/callback                     | ✔ | ✔ | ✔ | ✔
GET /sso_providers                                     | – | – | ten | ✔
POST /sso_providers                                    | – | – | ten | ✔
GET /sso_providers/$sso_provider_id                    | – | – | ten | ✔
PUT /sso_providers/$sso_provider_id                    | – | – | ten | ✔
DELETE /sso_providers/$sso_provider_id                 | – | – | ten | ✔
DELETE /sso_providers/$sso_provider_id/users/$user_id  | – | – | ten | ✔
GET /billing/ledger                                    | – | – | own | ✔ | E
GET /billing/ledger/csv                                | – | – | own | ✔ | E
GET /plans/$plan_id/decks                              | – | – | own | ✔ | E
POST /plans/$plan_id/decks                             | – | – | – | ✔ | E
DELETE /plans/$plan_id/decks/$deck_id                  | – | – | – | ✔ | E
GET /rates/imports                                     | – | – | – | ✔ | E
GET /rates/imports/$import_id                          | – | – | – | ✔ | E
POST /rates/imports/$import_id/cancel                  | – | – | – | ✔ | E
GET /integration_identities                            | – | – | ten | ✔
POST /integration_identities                           | – | – | ten | ✔
POST /integration_identities/test                      | – | – | ten | ✔
GET /integration_identities/$identity_id               | – | – | ten | ✔
PUT /integration_identities/$identity_id               | – | – | ten | ✔
DELETE /integration_identities/$identity_id            | – | – | ten | ✔
POST /integration_identities/$identity_id/rotate       | – | – | ten | ✔
POST /integration_identities/$identity_id/revoke       | – | – | ten | ✔
GET /integration_whitelist                             | – | – | – | ✔
POST /integration_whitelist                            | – | – | – | ✔
PUT /integration_whitelist/$whitelist_uuid             | – | – | – | ✔
DELETE /integration_whitelist/$whitelist_uuid          | – | – | – | ✔
GET /integration_whitelist/text                        | – | – | – | ✔
PUT /integration_whitelist/text                        | – | – | – | ✔
GET /integration_whitelist/check                       | – | – | – | ✔
GET /integration_audit                                 | – | – | ten | ✔
GET /integration_audit/csv                             | – | – | ten | ✔
GET /integration_health                                | – | – | – | ✔
GET /integration_versions                              | – | – | – | ✔
GET /integration_settings                              | – | – | – | ✔
PUT /integration_settings                              | – | – | – | ✔
`);

/** Contracts 20, 30 and 40 say who may call these. */
const OTHER_PARTS =
  /^\w+ \/(fpbx_\w+|cdr\w*|usersCDR|spool\w*|stat|statistics|pbx_statistics|reports|calls?|realtime|softphone|providers|status|gateways|destination|routes|dids|cids|accounts|voicemails|devices|call_queues|recordings|documents|coverpages?|messages|contacts|contact_dncs|groups|extensions|templates|texts|campaigns|programs|transmissions|faxes|smses|sms|emails|bulk)(\/|$)/;

/** Resources of contract 20 whose rows are read and written by the one rule of its §0.1, by feature key. */
export const PBX_RESOURCES: Readonly<Record<string, string>> = {
  ring_groups: 'ring_groups',
  ivr_menus: 'ivr_menus',
  time_conditions: 'time_conditions',
  call_flows: 'call_flows',
  call_block: 'call_block',
  follow_me: 'follow_me',
  music_on_hold: 'music_on_hold',
  conferences: 'conferences',
  conference_participants: 'conferences',
  voicemail_greetings: 'voicemails',
  device_profiles: 'devices',
  device_lines: 'devices',
  device_vendors: 'devices',
  inbound_routes: 'inbound_routes',
  feature_codes: 'feature_codes',
  dialplans: 'feature_codes',
};

/** First word of a path: `ring_groups`. */
export function resourceOf(endpoint: string): string {
  return /^\w+ \/(\w+)/.exec(endpoint)?.[1] ?? '';
}

export function isOfAnotherPart(endpoint: string): boolean {
  return OTHER_PARTS.test(endpoint) || Object.hasOwn(PBX_RESOURCES, resourceOf(endpoint));
}

/** The endpoint whatever its parameters are called: `PUT /users/{}`. */
export function shapeOf(endpoint: string): string {
  return endpoint.replace(/\$\w+|\{\w+\}/g, '{}');
}

function readRows(table: string): IndexRow[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [endpoint = '', ...cells] = line.split('|').map((cell) => cell.trim());
      const [P, U, T, A] = cells.map(markOf);
      if (P === undefined || U === undefined || T === undefined || A === undefined) {
        throw new Error(`the index lacks a mark: ${line}`);
      }
      return { endpoint, marks: { P, U, T, A }, enterpriseOnly: cells[4] === 'E' };
    });
}

function markOf(text: string): Mark | undefined {
  return MARKS.find((mark) => mark === text);
}

/** The ten applications by name, in the order of contract 40 B10; `registry.ts` holds what they do. */
export const APPLICATION_NAMES: readonly string[] = [
  'access_control',
  'destinations',
  'dialplan_outbound',
  'dialplans',
  'domains',
  'extensions',
  'gateways',
  'registrations',
  'status',
  'xml_cdr',
];

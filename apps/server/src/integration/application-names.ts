/** The ten applications by name, in the order of contract 40 B10; `registry.ts` holds what they do. */
export const APPLICATION_NAMES = [
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
] as const;

export type ApplicationName = (typeof APPLICATION_NAMES)[number];

export function isApplicationName(name: unknown): name is ApplicationName {
  return APPLICATION_NAMES.some((known) => known === name);
}

/** Where the API stands (contract 40 B1). */
export const BASES = ['/integration/v1', '/api/integration/v1'] as const;

/** Historical paths of older consumers, served by the setting `integration.legacy_paths` (contract 40 B9). */
export const LEGACY_PATHS: Readonly<Record<string, string>> = {
  '/app/xml_cdr/chkcon.php': 'access_control/check',
  '/app/status/index.php': 'status',
  '/app/registrations/check_registration.php': 'registrations/check',
  '/app/gateways/provision.php': 'gateways/provision',
  '/app/gateways/provision_list.php': 'gateways/list',
  '/app/xml_cdr/export_cdr.php': 'xml_cdr/export',
};

/** What a path of this API asks for: the part below its base; null: it is none of its paths. */
export function pathBelowBase(path: string): string | null {
  for (const base of BASES) {
    if (path === base) return '';
    if (path.startsWith(`${base}/`)) return path.slice(base.length + 1);
  }
  return null;
}

/** Whether a request is this API's own business, errors and transport security included. */
export function isIntegrationPath(path: string): boolean {
  return pathBelowBase(path.replace(/\/{2,}/g, '/')) !== null;
}

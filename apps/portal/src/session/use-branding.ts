import { useQuery } from '@tanstack/react-query';
import { type Branding, loadBranding, loadTenantBranding } from './branding.ts';
import { readClaims } from './claims.ts';
import { useSession } from './use-session.ts';

/** How the portal presents itself. */
export interface Brand {
  readonly title: string;
  /** Nobody has set a look of his own. */
  readonly isOurs: boolean;
  readonly subtitle: string | undefined;
  /** HTML that the server has reduced to a few tags. */
  readonly footer: string | undefined;
  readonly logoUrl: string | undefined;
  readonly faviconUrl: string | undefined;
  readonly backgroundUrl: string | undefined;
  readonly supportEmail: string | undefined;
  /** A look that the tenant has fixed (contract 10 §7.1). */
  readonly theme: Branding['theme_lock'];
}

/** The tenant of the super admin (contract 10 §4.3). */
const PROVIDER = 1;

const OUR_OWN: Brand = {
  title: 'Strowger',
  isOurs: true,
  subtitle: undefined,
  footer: undefined,
  logoUrl: undefined,
  faviconUrl: undefined,
  backgroundUrl: undefined,
  supportEmail: undefined,
  theme: '',
};

/** The look of the caller's tenant, before the login that of the host in the address line; our own until it is known. */
export function useBranding(): Brand {
  const session = useSession();
  const tenantId = session.state === 'out' ? undefined : readClaims(session.login.token)?.tenantId;
  const options = { staleTime: Number.POSITIVE_INFINITY };
  const ofHost = useQuery({ ...options, queryKey: ['branding'], queryFn: loadBranding });
  const ofTenant = useQuery({
    ...options,
    queryKey: ['branding', tenantId],
    queryFn: () => loadTenantBranding(tenantId ?? 0),
    // The super admin's own tenant has no customers: he sees the look of the host.
    enabled: tenantId !== undefined && tenantId !== PROVIDER && ofHost.data !== undefined && ofHost.data !== null,
  });
  const data = ofTenant.data ?? ofHost.data;
  return data === undefined || data === null ? OUR_OWN : brandOf(data);
}

function brandOf(data: Branding): Brand {
  return {
    title: data.title || OUR_OWN.title,
    isOurs: data.logo === '' && (data.title === '' || data.title === OUR_OWN.title),
    subtitle: data.login_subtitle || undefined,
    footer: data.footer || undefined,
    logoUrl: data.logo === '' ? undefined : `/api/branding/${data.tenant_id || 'null'}/media`,
    faviconUrl: data.favicon_url || undefined,
    backgroundUrl: data.login_bg_url || undefined,
    supportEmail: data.support_email || undefined,
    theme: data.theme_lock,
  };
}

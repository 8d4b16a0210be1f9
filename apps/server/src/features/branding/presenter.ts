import type { BrandingRow } from './store.ts';

/** The product's title where nothing else was chosen. */
export const PRODUCT_TITLE = 'Strowger';

/** Where there is no branding at all. It is nobody's: its ids are 0, which stands for "none" in bodies and paths. */
const BUILT_IN: BrandingRow = {
  branding_id: 0,
  tenant_id: 0,
  domain: '',
  title: PRODUCT_TITLE,
  footer: '',
  logo: null,
  def: false,
  favicon_url: '',
  login_bg_url: '',
  login_subtitle: '',
  support_email: '',
  theme_lock: '',
};

export function presentBranding(row: BrandingRow | undefined) {
  const { branding_id, domain, def } = row ?? BUILT_IN;
  return { branding_id, domain, defaultvalue: def ? 1 : 0, ...presentToAll(row) };
}

/** What a login page may know. */
export function presentToAll(row: BrandingRow | undefined) {
  const shown = row ?? BUILT_IN;
  return {
    tenant_id: shown.tenant_id,
    title: shown.title,
    footer: shown.footer,
    logo: shown.logo ?? '',
    login_subtitle: shown.login_subtitle,
    support_email: shown.support_email,
    login_bg_url: shown.login_bg_url,
    favicon_url: shown.favicon_url,
    theme_lock: shown.theme_lock,
  };
}

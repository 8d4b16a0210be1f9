import type { AnswerOf } from '@strowger/client';

export type Branding = AnswerOf<'/api/branding/{tenant_id}'>;

export const THEMES = [
  '',
  'default',
  'dark',
  'cosmic',
  'corporate',
] as const satisfies readonly Branding['theme_lock'][];

/** How a tenant's portal presents itself. */
export interface BrandingValues {
  domain: string;
  title: string;
  footer: string;
  /** File name that an upload was given. */
  logo: string;
  login_subtitle: string;
  support_email: string;
  login_bg_url: string;
  favicon_url: string;
  theme_lock: Branding['theme_lock'];
  defaultvalue: number;
}

const NOTHING: BrandingValues = {
  domain: '',
  title: '',
  footer: '',
  logo: '',
  login_subtitle: '',
  support_email: '',
  login_bg_url: '',
  favicon_url: '',
  theme_lock: '',
  defaultvalue: 0,
};

/** A tenant without a look of its own is answered with the default one, which is not his to change. */
export function valuesOf(branding: Branding, tenantId: number): BrandingValues {
  if (branding.tenant_id !== tenantId || branding.branding_id === 0) return NOTHING;
  const { domain, title, footer, logo, login_subtitle, support_email } = branding;
  const { login_bg_url, favicon_url, theme_lock, defaultvalue } = branding;
  return {
    domain,
    title,
    footer,
    logo,
    login_subtitle,
    support_email,
    login_bg_url,
    favicon_url,
    theme_lock,
    defaultvalue,
  };
}

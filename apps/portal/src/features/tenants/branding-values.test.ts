import { expect, it } from 'vitest';
import { valuesOf } from './branding-values.ts';

const branding = {
  branding_id: 3,
  domain: 'pbx.acme.example',
  defaultvalue: 0,
  tenant_id: 7,
  title: 'Acme',
  footer: '',
  logo: 'acme.png',
  login_subtitle: '',
  support_email: '',
  login_bg_url: '',
  favicon_url: '',
  theme_lock: '',
} as const;

it('edits the look of the tenant itself, and begins with nothing where he has only the default one', () => {
  expect(valuesOf(branding, 7)).toMatchObject({ title: 'Acme', logo: 'acme.png' });
  expect(valuesOf(branding, 8)).toMatchObject({ title: '', logo: '' });
  expect(valuesOf({ ...branding, branding_id: 0 }, 7)).toMatchObject({ title: '' });
});

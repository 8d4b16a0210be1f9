import { type Static, Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';

const LONGEST_URL = 2048;
/** More than what is kept of it: what is pasted loses its mark-up first. */
const LONGEST_PASTED = 65_536;

const THEMES = ['', 'default', 'dark', 'cosmic', 'corporate'] as const;

const optionalText = (maxLength: number, description?: string) =>
  Type.Optional(nullable(Type.String({ maxLength, ...(description ? { description } : {}) })));
const url = () => optionalText(LONGEST_URL, 'http(s), or a path on this site.');

/** What is saved (contract 10 §7.1). `domain`, `title` and `footer` are required of a first one. */
export const brandingBody = Type.Object(
  {
    tenant_id: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    domain: Type.Optional(Type.String({ description: 'Host name, unique over tenants; a port is dropped.' })),
    title: Type.Optional(Type.String({ maxLength: 255 })),
    footer: Type.Optional(Type.String({ maxLength: LONGEST_PASTED, description: 'HTML of `a b i br span p`.' })),
    logo: optionalText(255, 'File name that the upload answered.'),
    defaultvalue: Type.Optional(flagNumber()),
    favicon_url: url(),
    login_bg_url: url(),
    login_subtitle: optionalText(255),
    support_email: optionalText(254),
    theme_lock: Type.Optional(nullable(Type.Enum([...THEMES]))),
  },
  { additionalProperties: false, 'x-ignored': ['branding_id', 'def'] },
);

export type BrandingBody = Static<typeof brandingBody>;

/** What a login page may know of a branding; never anything else. */
const shownToAll = {
  tenant_id: Type.Integer(),
  title: Type.String(),
  footer: Type.String(),
  logo: Type.String(),
  login_subtitle: Type.String(),
  support_email: Type.String(),
  login_bg_url: Type.String(),
  favicon_url: Type.String(),
  theme_lock: Type.Enum([...THEMES]),
};

export const publicBranding = Type.Object(shownToAll);

export const brandingObject = Type.Object({
  branding_id: Type.Integer({ description: '0: the built-in look.' }),
  domain: Type.String(),
  defaultvalue: flagNumber(),
  ...shownToAll,
});

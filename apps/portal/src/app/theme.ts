import { createTheme, type MantineThemeOverride } from '@mantine/core';
import type { Brand } from '../session/use-branding.ts';

/**
 * The look of the portal. Shades are chosen so that white text on a filled button and coloured text on the page have
 * the contrast of WCAG 2.2 AA in both schemes.
 */
const COMMON = {
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  headings: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
    fontWeight: '650',
  },
  components: {
    // Names and addresses of any length, in the narrowest window.
    Title: { styles: { root: { overflowWrap: 'anywhere' } } },
    SegmentedControl: { styles: { root: { maxWidth: '100%', overflowX: 'auto' } } },
  },
} as const satisfies MantineThemeOverride;

const PRIMARY: Readonly<Record<Brand['theme'], string>> = {
  '': 'indigo',
  default: 'indigo',
  dark: 'indigo',
  cosmic: 'grape',
  corporate: 'blue',
};

/** The theme of a look that a tenant may fix (contract 10 §7.1). */
export function themeOf(look: Brand['theme']): MantineThemeOverride {
  return createTheme({ ...COMMON, primaryColor: PRIMARY[look] });
}

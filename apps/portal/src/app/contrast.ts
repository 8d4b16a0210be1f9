import type { CSSVariablesResolver } from '@mantine/core';

/**
 * Text colours of Mantine that have less contrast than WCAG 2.2 AA asks for (4.5:1), replaced by darker or lighter
 * shades of the theme.
 */
export const readableColours: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...Object.fromEntries(
      Object.keys(colors).flatMap((name) => {
        const dark = `color-mix(in srgb, var(--mantine-color-${name}-9), black 20%)`;
        return [[`--mantine-color-${name}-light-color`, dark]];
      }),
    ),
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    // Readable in a row under the mouse as well, which is lighter than the page.
    '--mantine-color-anchor': 'var(--mantine-primary-color-3)',
  },
});

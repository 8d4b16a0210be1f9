import './paper.css';

const SCHEME = 'data-mantine-color-scheme';

/** Paper is white: while a page is printed it has the light colours, whatever is chosen for the screen. */
export function printInLightColours(): void {
  const { documentElement: page } = document;
  let onScreen: string | null = null;
  window.addEventListener('beforeprint', () => {
    onScreen = page.getAttribute(SCHEME);
    if (onScreen !== null) page.setAttribute(SCHEME, 'light');
  });
  window.addEventListener('afterprint', () => {
    if (onScreen !== null) page.setAttribute(SCHEME, onScreen);
  });
}

/** What stands on the page of an HTML file; parsed, it runs and loads nothing. */
export function bodyOf(file: string): string {
  return parsed(file).innerHTML.trim();
}

/** What is never printed. */
const DROPPED =
  'script, style, link, meta, base, iframe, object, embed, form, input, button, select, svg, video, audio';

/** HTML without what the server leaves out: what runs, and what stands elsewhere. */
export function printable(html: string): string {
  const body = parsed(html);
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  for (const picture of body.querySelectorAll('img')) {
    if (!picture.getAttribute('src')?.startsWith('data:image/')) picture.remove();
  }
  return body.innerHTML;
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

/**
 * HTML that the server has sanitised (branding's footer, announcements; contract 10 §7): the only place where the
 * portal shows HTML that people typed.
 */
export function SafeHtml({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: reduced to a few tags by the server; the page's policy runs no inline script
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

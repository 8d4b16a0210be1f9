/**
 * Links in mails and of single sign-on have the form `/#/auth/reset-password?code=…` (contract 10 §1.7, §1.12): the
 * part behind `#` never reaches a server's log. The address line is changed to the page it names, at the same depth of
 * history; also when such a link is opened where the portal already is.
 */
export function moveHashAddresses(): void {
  moveHashAddress();
  window.addEventListener('hashchange', () => {
    if (moveHashAddress()) window.location.reload();
  });
}

function moveHashAddress(): boolean {
  const target = pathOfHash(window.location.hash);
  if (target !== undefined) window.history.replaceState(null, '', target);
  return target !== undefined;
}

/** The path that a hash address names, with its query kept behind `#`; `undefined` for any other hash. */
export function pathOfHash(hash: string): string | undefined {
  if (!/^#\/(?![/\\])/.test(hash)) return undefined;
  const [path = '/', query] = hash.slice(1).split('?', 2);
  return query === undefined ? path : `${path}#${query}`;
}

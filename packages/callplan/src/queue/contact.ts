/** The number that an agent's contact names: `user/1001@any.host` → `1001`; a bare number stays (contract 20 §5). */
export function numberOfContact(contact: string): string {
  return contact.replace(/^.*\//, '').replace(/@.*$/, '').trim();
}

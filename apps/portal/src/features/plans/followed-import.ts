const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which import the address names; undefined: none, and a file is to be chosen. */
export function readFollowed(raw: Readonly<Record<string, unknown>>): { readonly import: string | undefined } {
  const id = raw['import'];
  return { import: typeof id === 'string' && UUID.test(id) ? id : undefined };
}

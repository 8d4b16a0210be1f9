interface Named {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What a contact is called; without a name, by what reaches it. */
export function nameOf({ first_name, last_name, phone, email }: Named): string {
  const name = `${first_name ?? ''} ${last_name ?? ''}`.trim();
  return name || phone || email || '';
}

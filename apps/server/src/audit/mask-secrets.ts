/** Names whose values are secrets. Names about secrets, such as `token_expiry` or `passwd_history`, are not. */
const SECRET =
  /(password|passwd|secret|token|authorization|credential|_hash|^hash|(^|_)pin)$|^pin_number$|password_(confirm|confirmation|repeat|new|old)$|(^|_)(api|access|private|secret|master)_key$/i;

/** What a masked secret reads. */
export const MASKED = '********';

/** A copy in which every value of a secret field is masked; empty ones stay, so that setting one shows. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecretName(key) && inner ? MASKED : maskSecrets(inner)]),
  );
}

export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

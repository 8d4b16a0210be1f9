const SECRET = /password|passwd|secret|token|_pin$|^pin$|private_key|appsecret|authorization|^hash$/i;

/** A copy in which every value of a secret field reads `"********"`; empty ones stay, so that setting one shows. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET.test(key) && inner ? '********' : maskSecrets(inner)]),
  );
}

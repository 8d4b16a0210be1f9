import { MASKED, maskSecrets } from '../../audit/mask-secrets.ts';
import { foldNames } from '../request/fold-name.ts';

/** What one row keeps of parameters at most, as JSON. */
const LONGEST = 16 * 1024;

/**
 * Parameters as the log may keep them (contract 40 B8): secret fields masked, and whatever the caller presented as his
 * secret as well, wherever it stands. Of what is too long the names are kept.
 */
export function maskedParams(
  params: Readonly<Record<string, unknown>>,
  presented: readonly string[],
): Record<string, unknown> {
  const hidden = presented.filter((secret) => secret !== '');
  const masked = { ...asObject(hide(maskSecrets(legible(params)), hidden)) };
  if (JSON.stringify(masked).length <= LONGEST) return masked;
  const names = Object.keys(masked).slice(0, 100);
  return { truncated: true, names: names.map((name) => name.slice(0, 100)) };
}

/** Names of secrets that only consumers of this API use. */
const SHORT_SECRET = /(^|_)(pass|passphrase|pwd)$/;

/** JSON text of forms as what it says, so that its fields are masked by their names too. */
function legible(value: unknown): unknown {
  if (typeof value === 'string') return /^\s*[[{]/.test(value) ? parsedOr(value) : value;
  if (Array.isArray(value)) return value.map(legible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SHORT_SECRET.test(name) ? MASKED : legible(inner)]),
  );
}

function parsedOr(text: string): unknown {
  try {
    return foldNames(JSON.parse(text));
  } catch {
    return text;
  }
}

function hide(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce((text, secret) => text.replaceAll(secret, MASKED), value);
  }
  if (Array.isArray(value)) return value.map((one) => hide(one, secrets));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [String(hide(name, secrets)), hide(inner, secrets)]),
  );
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

import { malformed } from '../errors.ts';

interface Branch {
  readonly children: Map<string, Branch | string>;
}

const MOST_FIELDS = 10_000;
const DEEPEST = 5;

/**
 * The value of a form whose names tell where their values stand (contract 40 B1): `nodes[0][cidr]=…`. Numbers make lists,
 * in their order; `list[]` appends; of a name that comes twice the last counts.
 * @throws IntegrationError 400 when a name leads nowhere or too deep
 */
export function nestForm(fields: Iterable<readonly [string, string]>): Record<string, unknown> {
  const root: Branch = { children: new Map() };
  let count = 0;
  for (const [name, value] of fields) {
    count += 1;
    if (count > MOST_FIELDS) throw malformed('The form has too many fields');
    put(root, pathOf(name), value);
  }
  return Object.fromEntries([...root.children].map(([name, child]) => [name, fieldValue(child)]));
}

/** `nodes[0][cidr]` → nodes, 0, cidr. A name whose brackets do not pair is a name as it is. */
function pathOf(name: string): string[] {
  const [, head, rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  if (head === undefined) return [name];
  const path = [head, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '')];
  if (path.length > DEEPEST) throw malformed(`${name.slice(0, 64)}: nested too deep`);
  return path;
}

function put(root: Branch, path: readonly string[], value: string): void {
  let at = root;
  for (const [depth, step] of path.entries()) {
    const key = step === '' && depth > 0 ? String(at.children.size) : step;
    if (depth === path.length - 1) {
      at.children.set(key, value);
      return;
    }
    const known = at.children.get(key);
    const next: Branch = typeof known === 'object' ? known : { children: new Map() };
    at.children.set(key, next);
    at = next;
  }
}

function fieldValue(node: Branch | string): unknown {
  if (typeof node === 'string') return node;
  const entries = [...node.children];
  if (entries.every(([key]) => /^\d{1,6}$/.test(key))) {
    return entries.sort(([left], [right]) => Number(left) - Number(right)).map(([, child]) => fieldValue(child));
  }
  return Object.fromEntries(entries.map(([key, child]) => [key, fieldValue(child)]));
}

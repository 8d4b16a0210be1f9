type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'rest' };

interface KnownPath {
  readonly segments: readonly Segment[];
  readonly verbs: Set<string>;
}

/** Which verbs a path has: tells an unknown path (404) from a known one that was asked with a wrong verb (405). */
export class KnownPaths {
  readonly #paths = new Map<string, KnownPath>();

  /** @param pattern in the router's form: `/tenants/:tenant_id`, `/docs/*` */
  add(pattern: string, verbs: readonly string[]): void {
    const known = this.#paths.get(pattern) ?? { segments: splitPath(pattern).map(segmentOf), verbs: new Set<string>() };
    for (const verb of verbs) known.verbs.add(verb);
    this.#paths.set(pattern, known);
  }

  /** The verbs of a concrete path, in the order of the alphabet; empty when there is no such path. */
  verbsOf(path: string): string[] {
    const parts = splitPath(path);
    const verbs = new Set<string>();
    for (const known of this.#paths.values()) {
      if (matches(known.segments, parts)) for (const verb of known.verbs) verbs.add(verb);
    }
    return [...verbs].sort();
  }
}

function splitPath(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function segmentOf(text: string): Segment {
  if (text === '*') return { kind: 'rest' };
  return text.includes(':') ? { kind: 'any' } : { kind: 'literal', text };
}

function matches(segments: readonly Segment[], parts: readonly string[]): boolean {
  for (const [i, segment] of segments.entries()) {
    if (segment.kind === 'rest') return true;
    const part = parts[i];
    if (part === undefined || (segment.kind === 'literal' && segment.text !== part)) return false;
  }
  return segments.length === parts.length;
}

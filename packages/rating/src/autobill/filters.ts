/** What filters are tested on (contract 40 B12.4 step 4). */
export interface FilteredCall {
  readonly direction: string;
  readonly description: string;
  /** The forms of the destination. */
  readonly destination: readonly string[];
  readonly caller: string;
}

export type Filter = (call: FilteredCall) => boolean;

/** Words that stand for a kind of call. */
const TOKENS: Readonly<Record<string, Filter>> = {
  '[local]': (call) => call.direction === 'local' || is(call.description, 'local'),
  '[inbound]': (call) => call.direction === 'inbound',
  '[outbound]': (call) => call.direction === 'outbound',
  '[voicemail]': (call) => is(call.description, 'voicemail'),
};

/** One test out of items; an item may hold several, with commas between. */
export function compileFilters(items: readonly string[]): Filter {
  const tests = items.flatMap((item) => item.split(',').map((one) => one.trim())).filter((item) => item !== '');
  const compiled = tests.map(compileItem);
  return (call) => compiled.some((test) => test(call));
}

function compileItem(item: string): Filter {
  const token = TOKENS[item.toLowerCase()];
  if (token !== undefined) return token;
  const matches = numberPattern(item);
  return ({ direction, description, destination, caller }) =>
    destination.some(matches) || matches(caller) || is(direction, item) || is(description, item);
}

/** `x` is any digit, a `*` at the end any rest, everything else itself, a leading `*` or `#` among them. */
export function numberPattern(pattern: string): (number: string) => boolean {
  const isOpen = pattern.length > 1 && pattern.endsWith('*');
  const signs = (isOpen ? pattern.slice(0, -1) : pattern).toLowerCase();
  return (number) => {
    if (isOpen ? number.length < signs.length : number.length !== signs.length) return false;
    for (let at = 0; at < signs.length; at += 1) {
      if (!matchesSign(signs.charAt(at), number.charAt(at))) return false;
    }
    return true;
  };
}

function matchesSign(sign: string, character: string): boolean {
  return sign === 'x' ? character >= '0' && character <= '9' : sign === character;
}

function is(text: string, item: string): boolean {
  return text.toLowerCase() === item.toLowerCase();
}

/** A browser as far as logging in needs one: it keeps cookies of each origin, and follows redirects when asked to. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** @returns where the answer sends it; the empty text for an answer that is no redirect */
  async visit(url: string): Promise<string> {
    const { origin } = new URL(url);
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    await answer.body?.cancel();
    const location = answer.headers.get('location');
    return location === null ? '' : new URL(location, url).href;
  }

  /** Another one with the same cookies. */
  copy(): Browser {
    const copy = new Browser();
    for (const [origin, jar] of this.#cookies) copy.#cookies.set(origin, new Map(jar));
    return copy;
  }

  /** Follows redirects until one leads to what the test wants to look at. */
  async follow(url: string, until: (url: string) => boolean): Promise<string> {
    let at = url;
    for (let hops = 0; hops < 10 && at !== '' && !until(at); hops += 1) at = await this.visit(at);
    return at;
  }
}

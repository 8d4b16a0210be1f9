const KEY = 'strowger.reloaded';

/** What there is to know and to do when a part of the page cannot be loaded. */
export interface OutdatedPage {
  /** Names of the scripts that this page began with. */
  readonly loaded: string;
  /** Names of those that a new page would begin with; undefined: the server does not say. */
  readonly offered: () => Promise<string | undefined>;
  /** Whether something typed, sent or spoken would be lost. */
  readonly wouldLose: () => boolean;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  readonly reload: () => void;
  /** Says that there is a new version, and offers to load it. */
  readonly tell: () => void;
}

/**
 * A new version of the portal has been built under an open page when a part of it cannot be loaded while the server
 * offers other scripts: the page is loaded anew at its address, once for each version, and never over what somebody would
 * lose; then he is told.
 */
export async function renewIfOutdated(page: OutdatedPage): Promise<void> {
  const offered = await page.offered();
  if (offered === undefined || offered === page.loaded) return;
  if (page.wouldLose() || page.memory.getItem(KEY) === offered) {
    page.tell();
    return;
  }
  page.memory.setItem(KEY, offered);
  page.reload();
}

/** Names of the scripts that a page of the portal begins with. @param html of the page */
export function scriptsOf(html: string): string {
  return [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source]) => source).join(' ');
}

import { beforeAll, expect, test } from 'vitest';
import { usePhones } from '../phones/use-phones.ts';
import { makeExampleCalls } from './example-calls.ts';
import { type ExampleCompany, makeExampleCompany } from './example-company.ts';
import { type DeclaredPage, type PortalSources, readPortalSources } from './portal-pages.ts';
import { ScreenWalk } from './screen-walk.ts';
import { usePortal, type Who } from './use-portal.ts';
import { keepsPictures, type Visit } from './visit.ts';

/** Lists of the API that are named otherwise than the pages of their objects. */
const LISTS: Readonly<Record<string, string>> = {
  extensions: 'fpbx_extensions',
  call_records: 'cdr',
  calls: 'cdr',
  dial_plans: 'dialplans',
  music: 'music_on_hold',
  voicemail: 'voicemails',
  sso: 'sso_providers',
  carriers: 'providers',
  caller_ids: 'cids',
  destinations: 'destination',
  faxes: 'transmissions',
  contact_groups: 'groups',
  do_not_contact: 'contact_dncs',
  cover_pages: 'coverpages',
  fax_accounts: 'accounts',
};
/** CSS pixels (WCAG 2.2, 1.4.10). */
const PHONE_WIDTH = 320;
/** Far more than it takes where nothing runs beside it. */
const MINUTES = 8;

const portal = usePortal({}, 'lindqvist');
const phones = usePhones();

let sources: PortalSources;
let company: ExampleCompany;
/** Who they are in the portal. */
let everybody: Readonly<Record<Who, unknown>>;

beforeAll(async () => {
  sources = await readPortalSources();
  company = await makeExampleCompany(portal, phones);
  await makeExampleCalls(company, MINUTES * 60_000);
  const [admin, provider, user] = await Promise.all(
    [portal.tenant.asTenantAdmin, portal.asProvider, portal.tenant.asUser].map(sources.meOf),
  );
  everybody = { admin, provider, user };
}, MINUTES * 60_000);

/** The address of a page with the id of a real object in it. @throws where no object is made for it */
function addressOf({ path }: DeclaredPage): string {
  return path.replace(/([^/]+)\/\$(\w+)/g, (_, name: string) => {
    const list = name.replaceAll('-', '_');
    const id = company.idOf(LISTS[list] ?? list);
    if (id === undefined) throw new Error(`${path}: makeExampleCompany() makes no ${list} for it`);
    return `${name}/${id}`;
  });
}

/** What goes wrong while somebody goes through all pages. */
async function walk(who: Who): Promise<string[]> {
  const visit = await portal.visitAs(who);
  const screens = new ScreenWalk(visit, who !== 'user');
  const faults: string[] = [];
  // The frame around the pages is the same on all of them.
  let within = 'html';
  for (const page of sources.pages) {
    const may = page.mayOpen(everybody[who]);
    const found = await look(screens, page, may).catch((error: unknown) => [String(error)]);
    if (may && found.length === 0 && judgeOf(page) === who) {
      found.push(...(await judge(visit, nameOf(page), within)), ...(await judgeTabs(visit, screens, page)));
      within = 'main';
    }
    faults.push(...found.map((fault) => `${who} at ${page.path}: ${fault}`));
  }
  return faults;
}

/**
 * In whose portal a page is judged: those who may open it take turns, as they go through the pages side by side. For
 * pictures it is the first, and every page is.
 */
function judgeOf(page: DeclaredPage): Who | undefined {
  const those = (['admin', 'provider', 'user'] as const).filter((who) => page.mayOpen(everybody[who]));
  if (keepsPictures()) return those[0];
  return isFormOfAnother(page) ? undefined : those[sources.pages.indexOf(page) % those.length];
}

/** The page of a new object is the form of one that is there, which is judged. */
function isFormOfAnother({ path }: DeclaredPage): boolean {
  return path.endsWith('/new') && sources.pages.some((other) => other.path === path.replace(/new$/, '$id'));
}

async function look(screens: ScreenWalk, page: DeclaredPage, may: boolean): Promise<string[]> {
  const { heading, faults } = await screens.open(addressOf(page), page.title);
  const isNotFound = heading === sources.notFound;
  if (may && isNotFound) return [...faults, 'is not there for somebody who may open it'];
  if (!may && !isNotFound) return [...faults, `shows “${heading}” to somebody who may not open it`];
  if (heading === sources.failed) return [...faults, 'failed'];
  return [...faults];
}

/** What axe finds in light and dark; keeps a picture of each. */
async function judge(visit: Visit, name: string, within: string): Promise<string[]> {
  const faults = await visit.graveFaults(undefined, within);
  await visit.picture(name);
  await visit.inTheDark(async () => {
    // Only colours differ.
    faults.push(...(await visit.graveFaults(['color-contrast'], within)).map((fault) => `dark: ${fault}`));
    await visit.picture(name);
  });
  const beyond = await visit.overflowAt(PHONE_WIDTH);
  if (beyond !== null) faults.push(`is wider than a phone by ${beyond}`);
  return faults;
}

/** What is wrong in the tabs of a page behind the first, which stood open already. */
async function judgeTabs(visit: Visit, screens: ScreenWalk, { title }: DeclaredPage): Promise<string[]> {
  const faults: string[] = [];
  const tabs = await screens.tabs();
  const { page } = visit;
  const window = page.viewportSize();
  // So high that the bar with the buttons, which sticks to the bottom, covers nothing.
  if (tabs.length > 1 && window !== null) await page.setViewportSize({ ...window, height: 4000 });
  for (const [place, tab] of tabs.entries()) {
    if (place === 0) continue;
    const late = await screens.openTab(place, title).catch((error: unknown) => [String(error)]);
    // In the dark they look as the first does.
    const found = [...late, ...(await visit.graveFaults(undefined, 'main'))];
    faults.push(...found.map((fault) => `tab “${tab}”: ${fault}`));
  }
  if (window !== null) await page.setViewportSize(window);
  return faults;
}

/** `/ring-groups/$id` is kept as `ring-groups-id.png`. */
function nameOf({ path }: DeclaredPage): string {
  return path === '/' ? 'dashboard' : path.replaceAll(/[/$]+/g, '-').slice(1);
}

test(
  'every page opens, whole and accessible, for whoever may open it, and for nobody else',
  async () => {
    const faults = await Promise.all([walk('admin'), walk('provider'), walk('user')]);
    expect(faults.flat().join('\n')).toBe('');
  },
  MINUTES * 60_000,
);

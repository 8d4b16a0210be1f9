import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoneTab } from './phone-tab.ts';

const open: PhoneTab[] = [];
afterEach(() => {
  for (const tab of open.splice(0)) tab.stop();
});

let extensions = 0;

/** Tabs of one browser, in the order in which they were opened. */
async function tabs(count: number) {
  extensions += 1;
  const all = [];
  for (let at = 0; at < count; at += 1) {
    const seen: string[] = [];
    const state = { free: true };
    const tab = new PhoneTab(`extension-${extensions}`, {
      got: () => seen.push('got'),
      lost: () => seen.push('lost'),
      isFree: () => state.free,
      dial: (number) => seen.push(`dial ${number}`),
    });
    open.push(tab);
    await tab.start();
    await vi.waitFor(() => expect(seen).toEqual([at === 0 ? 'got' : 'lost']), 15_000);
    all.push({ tab, seen, state });
  }
  return all;
}

describe('the phone among the tabs of a browser', () => {
  it('is in the tab that was first; the next one has it when that is closed', async () => {
    const [first, second] = await tabs(2);
    first?.tab.stop();
    await vi.waitFor(() => expect(second?.seen).toEqual(['lost', 'got']), 15_000);
  });

  it('is given to the tab that asks for it, which gives it back when it is closed', async () => {
    const [first, second] = await tabs(2);
    expect(await second?.tab.take()).toBe(true);
    await vi.waitFor(
      () =>
        expect([first?.seen, second?.seen]).toEqual([
          ['got', 'lost'],
          ['lost', 'got'],
        ]),
      15_000,
    );
    second?.tab.stop();
    await vi.waitFor(() => expect(first?.seen).toEqual(['got', 'lost', 'got']), 15_000);
  });

  it('is not given away while a call is up', async () => {
    const [first, second] = await tabs(2);
    if (first) first.state.free = false;
    expect(await second?.tab.take()).toBe(false);
    expect(first?.seen).toEqual(['got']);
  });

  it('calls the numbers that are clicked in other tabs', async () => {
    const [first, second, third] = await tabs(3);
    second?.tab.passOn('1002');
    await vi.waitFor(() => expect(first?.seen).toEqual(['got', 'dial 1002']), 15_000);
    expect(third?.seen).toEqual(['lost']);
  });
});

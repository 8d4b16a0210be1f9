import type { BaresipPhone } from '../phones/baresip-phone.ts';

/** Presses wrong PINs until the other side ends the call. */
export async function triesPins(phone: BaresipPhone): Promise<void> {
  let isOver = false;
  const closed = phone.closed({ timeout: 25_000 }).then(() => {
    isOver = true;
  });
  while (!isOver) await phone.sendDtmf('11#').catch(() => undefined);
  await closed;
}

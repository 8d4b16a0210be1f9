/** Whether a provider answers its pings: how many in a row spoke against what is believed of it. */
export interface PingState {
  readonly isDown: boolean;
  readonly against: number;
}

export const NOT_PINGED: PingState = { isDown: false, against: 0 };

/** Contract 30 §2.1: DOWN after `missed` missed pings, up after `good` good ones, each in a row. */
export function afterPing(
  { isDown, against }: PingState,
  answered: boolean,
  { missed, good }: { readonly missed: number; readonly good: number },
): PingState {
  if (answered === !isDown) return { isDown, against: 0 };
  const enough = isDown ? good : missed;
  return against + 1 >= enough ? { isDown: !isDown, against: 0 } : { isDown, against: against + 1 };
}

/** The classes of calls that somebody may dial; null: every class (contract 20 §1.2 `toll_allow`). */
export type TollClasses = readonly string[] | null;

/** @param needed of a route or row; empty: none is needed */
export function holdsClass(held: TollClasses, needed: string): boolean {
  const wanted = needed.trim().toLowerCase();
  return wanted === '' || held === null || held.some((one) => one.trim().toLowerCase() === wanted);
}

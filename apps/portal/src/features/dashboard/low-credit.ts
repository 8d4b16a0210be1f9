/** Whether a balance wants attention: it is overdrawn, or below the alert threshold; 0 is none (contract 10 §9.9). */
export function isLow(credit: number, threshold: number): boolean {
  return credit < 0 || credit < threshold;
}

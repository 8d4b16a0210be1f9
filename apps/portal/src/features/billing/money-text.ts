/** Fractions of a currency unit that the books keep. */
const MOST_DECIMALS = 6;

/** An amount as it is read: two decimals, more where it has them. @param amount in currency units */
export function moneyText(amount: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: MOST_DECIMALS }).format(
    amount,
  );
}

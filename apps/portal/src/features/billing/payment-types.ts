/** How a payment was made (contract 10 §9.10). */
export const TYPES = ['cash', 'cheque', 'online_payment', 'other'] as const;

export type PaymentType = (typeof TYPES)[number];

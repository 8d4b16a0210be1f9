/** Bits of services (contract 30 §1.4). */
export const SERVICE = { voice: 1, fax: 2, sms: 4, email: 8 } as const;

export type ServiceName = keyof typeof SERVICE;

/** @returns null for a mask of none or several */
export function serviceNamed(flag: number): ServiceName | null {
  if (flag === SERVICE.voice) return 'voice';
  if (flag === SERVICE.fax) return 'fax';
  if (flag === SERVICE.sms) return 'sms';
  return flag === SERVICE.email ? 'email' : null;
}

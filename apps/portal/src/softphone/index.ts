export { CallableNumber } from './callable-number.tsx';
export { SoftphoneSlot } from './softphone-slot.tsx';

import type { Feature } from '../platform.ts';

/** Every feature of the API, in the order of the contract. */
export const features: readonly Feature[] = [];

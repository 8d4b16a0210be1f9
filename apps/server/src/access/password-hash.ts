import { hash, verify } from '@node-rs/argon2';

/** What one argon2id hash costs. */
export interface PasswordCost {
  /** KiB of memory. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
export const PRODUCTION_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords with argon2id (contract 10 §1.2). */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes the same time whether or not there is a hash to compare with. */
  matches(stored: string | null, password: string): Promise<boolean>;
}

export function createPasswordHasher(cost: PasswordCost = PRODUCTION_COST): PasswordHasher {
  const options = { ...cost, outputLen: 32 };
  const decoy = hash('nobody has this password', options);
  return {
    hash: (password) => hash(password, options),
    async matches(stored, password) {
      const same = await verify(stored ?? (await decoy), password).catch(() => false);
      return same && stored !== null;
    },
  };
}

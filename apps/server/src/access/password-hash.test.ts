import { describe, expect, it } from 'vitest';
import { createPasswordHasher, PRODUCTION_COST } from './password-hash.ts';

describe('password hashes', () => {
  it('are argon2id of at least 19 MiB and two passes in production', async () => {
    expect(PRODUCTION_COST.memoryCost).toBeGreaterThanOrEqual(19 * 1024);
    expect(PRODUCTION_COST.timeCost).toBeGreaterThanOrEqual(2);
    const hash = await createPasswordHasher().hash('a password');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('match their password alone; no hash and a broken one match nothing', async () => {
    const passwords = createPasswordHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
    const hash = await passwords.hash('right');
    expect(await passwords.matches(hash, 'right')).toBe(true);
    expect(await passwords.matches(hash, 'wrong')).toBe(false);
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
    expect(await passwords.matches('no hash', 'right')).toBe(false);
  });
});

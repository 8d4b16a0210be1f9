export { alterSchema } from './alter-schema.ts';
export { collectedLog } from './collected-log.ts';
export { migrationsDirectory } from './migrations-directory.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { tablesWithoutFence } from './unfenced.ts';

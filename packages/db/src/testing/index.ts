export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { tablesWithoutFence } from './unfenced.ts';

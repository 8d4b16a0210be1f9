/** What goes wrong with a database, each with one line that an operator can act on. No message holds a password or SQL. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

/** Nothing answers at the address, after retrying. */
export class DatabaseUnreachableError extends DatabaseError {
  override name = 'DatabaseUnreachableError';
}

/** The server answers but lets us not in: password, unknown database, pg_hba.conf. Retrying would not help. */
export class DatabaseRefusedError extends DatabaseError {
  override name = 'DatabaseRefusedError';
}

/** The server or the database cannot serve us: older than PostgreSQL 15, or another encoding than UTF-8. */
export class DatabaseUnsuitableError extends DatabaseError {
  override name = 'DatabaseUnsuitableError';
}

/** The database has migrations that this program does not know. */
export class DatabaseNewerError extends DatabaseError {
  override name = 'DatabaseNewerError';
}

/** A migration that has been applied reads differently now. */
export class MigrationChangedError extends DatabaseError {
  override name = 'MigrationChangedError';
}

/** Migration files are misnamed, share a number, or one stands before those already applied. */
export class MigrationOrderError extends DatabaseError {
  override name = 'MigrationOrderError';
}

/** The server refused a migration; it was rolled back as a whole. */
export class MigrationFailedError extends DatabaseError {
  override name = 'MigrationFailedError';
}

/** Row-level security would not hold for our connections. */
export class FenceError extends DatabaseError {
  override name = 'FenceError';
}

/** The transaction could not commit because an earlier statement in it had failed, or it was used after its end. */
export class TransactionAbortedError extends DatabaseError {
  override name = 'TransactionAbortedError';
}

/** The embedded server could not be set up or does not start. */
export class EmbeddedPostgresError extends DatabaseError {
  override name = 'EmbeddedPostgresError';
}

/** The data directory cannot be used: not writable, not ours, of another PostgreSQL version. */
export class DataDirectoryError extends DatabaseError {
  override name = 'DataDirectoryError';
}

/** Another live process owns the data directory. */
export class DataDirectoryInUseError extends DatabaseError {
  override name = 'DataDirectoryInUseError';
}

/** Where the database writes what happens to it; a pino logger fits. */
export interface DatabaseLog {
  debug?(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The program cannot start: one line for the operator, which names what is wrong and what would be right. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

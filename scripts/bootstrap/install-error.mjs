/** Something could not be installed. The message is for the person at the terminal. */
export class InstallError extends Error {
  /** @param {string} message @param {number} [exitCode] what the process ends with */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What was sent cannot be converted; the message is for whoever sent it. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The phone of this page, as the rest of the portal sees it. The phone itself is loaded late and may not be there. */
export interface PhoneDoor {
  /** Calls a number. @returns whether it is being called; a phone that is not registered calls nobody */
  dial(number: string): boolean;
}

let door: PhoneDoor | null = null;

/** The phone is there from now on. @returns takes it away again */
export function openDoor(phone: PhoneDoor): () => void {
  door = phone;
  return () => {
    if (door === phone) door = null;
  };
}

/** Calls a number with the phone of this page, if there is one. @returns whether it is being called */
export function dialHere(number: string): boolean {
  return door?.dial(number) ?? false;
}

/** Takes the place of a library's function that the Worker never calls. */
export function absent(): never {
  throw new Error("This part of a library is left out of the Worker: see server/commands/absent.");
}

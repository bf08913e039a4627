/** Whether the pointer itself moved: a browser also tells of a list that moved under a pointer at rest, which chooses nothing. */
export function isMoved({ movementX, movementY }: { movementX: number; movementY: number }): boolean {
  return movementX !== 0 || movementY !== 0;
}

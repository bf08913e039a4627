/** Whether the pointer moved, and not the page under it: a list that moves under a pointer at rest chooses nothing. */
export function isMoved({ movementX, movementY }: { movementX: number; movementY: number }): boolean {
  return movementX !== 0 || movementY !== 0;
}

/**
 * How long a letter stays on the board while a text moves over it. A word of an announcement is read in about half a
 * second, but the eye has to find the moving line first and passers-by join in the middle; roadside practice gives
 * moving words two to three seconds.
 */
const SECONDS_IN_SIGHT = 2.5
/** Standing still before it moves and after, so that both ends of the text can be read. */
export const STILL_SECONDS = 1

/**
 * Whole seconds that a picture of a width needs on a board of another to be read: 0 where it does not move. It is
 * moved from its left end to its right one, so that the board is never empty.
 */
export const scrollSeconds = (pictureWidth: number, boardWidth: number): number =>
  pictureWidth <= boardWidth
    ? 0
    : Math.ceil(2 * STILL_SECONDS + ((pictureWidth - boardWidth) / boardWidth) * SECONDS_IN_SIGHT)

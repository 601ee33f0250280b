/** Pixels from the top of the list that count as being there. */
export const AT_TOP = 8;

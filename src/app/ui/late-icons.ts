/** Paths for `Icon` that the first list does not need. */
export const CROSS = "m5 5 10 10M15 5 5 15";
export const PICK_ALL = "M3 7.500v9h9m-5-13h9.500v9.500H7zm2.500 4.800 1.800 1.800 3.400-3.700";
export const INFO = "M10 3a7 7 0 1 0 .01 0M10 9.500V14M10 6.500v.01";
export const BACK = "M8.5 4.5 3 10l5.5 5.500M3.5 10H17";

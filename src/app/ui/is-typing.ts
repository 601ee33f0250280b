const TEXT = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]";

/** Whether keys write something there. */
export const isTyping = (target: EventTarget | null | undefined): boolean =>
  target instanceof Element && target.matches(TEXT);

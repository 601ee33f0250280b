import type { InboxEvents, InboxListener } from "./api.ts";

/** The one DOM listener of each listener, so that `off` finds what `on` added. */
const listeners = new WeakMap<object, EventListener>();

export function on<Type extends keyof InboxEvents>(events: EventTarget, type: Type, listener: InboxListener<Type>) {
  events.addEventListener(type, asListener(listener));
}

export function off<Type extends keyof InboxEvents>(events: EventTarget, type: Type, listener: InboxListener<Type>) {
  events.removeEventListener(type, asListener(listener));
}

/** @returns false where a listener prevented what would follow */
export function emit<Type extends keyof InboxEvents>(
  events: EventTarget,
  type: Type,
  detail: InboxEvents[Type],
): boolean {
  return events.dispatchEvent(new CustomEvent(type, { detail, cancelable: true }));
}

function asListener<Type extends keyof InboxEvents>(listener: InboxListener<Type>): EventListener {
  const known = listeners.get(listener);
  if (known !== undefined) return known;
  const made: EventListener = (event) => {
    if (event instanceof CustomEvent) listener(event);
  };
  listeners.set(listener, made);
  return made;
}

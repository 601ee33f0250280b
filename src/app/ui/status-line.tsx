import { say } from "../language/say.ts";
import type { AppState } from "../state.ts";
import { strings } from "../strings.ts";
import { tellsOf } from "../tells-of.ts";
import { clockOrDate } from "./when.ts";

/** A list is asked for every five minutes; one that is much older than that is not up to date, in ms. */
const FRESH_MS = 360_000;

/** How fresh the list is and what has not been sent: the one thing on the page that announces the connection. */
export const StatusLine = ({ state }: { state: AppState }) => {
  const { connection, view, areChangesHeld } = state;
  const pending = view?.pending ?? 0;
  const isCounting = connection === "online" && !areChangesHeld && pending > (view?.problems.length ?? 0);
  return (
    <p
      class="status"
      role="status"
      // Not how many are left, one after the other: only what comes of it.
      aria-live={isCounting ? "off" : "polite"}
      data-connection={connection}
      data-pending={pending}
    >
      {statusText(state)}
    </p>
  );
};

function statusText(state: AppState): string {
  const { connection, phase, view, areChangesHeld, undoable } = state;
  const { status } = strings;
  if (phase === "nobody" || phase === "left" || phase === "remains") return status.signedOut;
  const refused = view?.problems.length ?? 0;
  // What can be undone is not a change yet that waits to be sent.
  const unsent = Math.max(0, (view?.pending ?? 0) - refused - undoable.length);
  const updated = view?.refreshedAt ? clockOrDate(view.refreshedAt) : null;
  // Nobody knows yet what to connect to.
  if (updated === null && tellsOf(state, "configuration")) return "";
  const refusedText = refused > 0 && say(status.refused, { count: refused });
  if (connection === "online") {
    if (unsent > 0) return join(say(areChangesHeld ? status.waiting : status.sending, { count: unsent }), refusedText);
    return refusedText || freshness(view?.refreshedAt ?? null);
  }
  const isOffline = connection === "offline";
  if (unsent === 0 && updated !== null)
    return join(say(isOffline ? status.offlineSince : status.signedOutSince, { time: updated }), refusedText);
  return join(
    isOffline ? status.offline : status.signedOut,
    unsent > 0 && say(status.waiting, { count: unsent }),
    refusedText,
    updated !== null && say(status.updated, { time: updated }),
  );
}

/** A stored list may be days old while the first answer is on its way. */
function freshness(refreshedAt: number | null): string {
  const { status } = strings;
  if (refreshedAt === null) return status.checking;
  return Math.abs(Date.now() - refreshedAt) < FRESH_MS
    ? status.upToDate
    : say(status.checkingSince, { time: clockOrDate(refreshedAt) });
}

function join(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}

import type { AppState } from "../state.ts";
import { strings } from "../strings.ts";
import { clockOrDate } from "./when.ts";

const { status } = strings;

/** How fresh the list is and what has not been sent: the one thing on the page that announces the connection. */
export const StatusLine = ({ state }: { state: AppState }) => (
  <p class="status" role="status" data-connection={state.connection} data-pending={state.view?.pending ?? 0}>
    {statusText(state)}
  </p>
);

function statusText({ connection, phase, view }: AppState): string {
  if (phase === "nobody" || phase === "left") return status.signedOut;
  const refused = view?.problems.length ?? 0;
  const unsent = (view?.pending ?? 0) - refused;
  const updated = view?.refreshedAt ? clockOrDate(view.refreshedAt) : null;
  const refusedText = refused > 0 && status.refused(refused);
  if (connection === "online") {
    const known = updated === null ? status.checking : status.upToDate;
    return join(unsent > 0 ? status.sending(unsent) : !refused && known, refusedText);
  }
  const isOffline = connection === "offline";
  if (unsent === 0 && updated !== null)
    return join((isOffline ? status.offlineSince : status.signedOutSince)(updated), refusedText);
  return join(
    isOffline ? status.offline : status.signedOut,
    unsent > 0 && status.waiting(unsent),
    refusedText,
    updated !== null && status.updated(updated),
  );
}

function join(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}
